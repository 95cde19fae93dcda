-- Gives a lane back unfinished.
-- lane, fence, retryAt, defect
local L = laneKey(ARGV[1])
local fence, lease = unpack(redis.call('HMGET', L, 'fence', 'lease'))
-- Only a lease that stands: after a commit whose answer was lost there is none, and nothing that would be due again.
if fence == ARGV[2] and lease ~= '0' then
  redis.call('HSET', L, 'lease', '0')
  redis.call('HINCRBY', L, 'failures', ARGV[4])
  redis.call('ZADD', READY, ARGV[3], ARGV[1])
end
return { 1, lowest(READY), '=' }
