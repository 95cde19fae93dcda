-- The records of a prepared turn were refused: it will be decided again.
-- lane, fence
if redis.call('HGET', laneKey(ARGV[1]), 'fence') == ARGV[2] then redis.call('HDEL', laneKey(ARGV[1]), 'prepared') end
return { 1, '=', '=' }
