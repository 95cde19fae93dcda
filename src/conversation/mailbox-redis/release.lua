-- Gives a lane back unfinished.
-- lane, fence, retryAt, defect
local L = laneKey(ARGV[1])
if redis.call('HGET', L, 'fence') == ARGV[2] then
  redis.call('HSET', L, 'lease', '0')
  redis.call('HINCRBY', L, 'failures', ARGV[4])
  redis.call('ZADD', READY, ARGV[3], ARGV[1])
end
return { 1, lowest(READY), '=' }
