-- now
-- Answers {lanes due, the oldest's time, messages to send, the oldest's time, dead letters}.
return { redis.call('ZCOUNT', READY, '-inf', ARGV[1]), lowest(READY) or '', redis.call('ZCARD', OPEN), lowest(OPEN) or '',
  redis.call('ZCARD', DEAD) }
