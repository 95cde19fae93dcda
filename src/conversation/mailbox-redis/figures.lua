-- now
-- Value: {lanes due, the oldest's time, messages to send, the oldest's time, dead letters}.
return { { redis.call('ZCOUNT', READY, '-inf', ARGV[1]), lowest(READY), redis.call('ZCARD', OPEN), lowest(OPEN),
  redis.call('ZCARD', DEAD) }, '=', '=' }
