-- Keeps a turn's result before its records are written elsewhere: whoever has the lane next ends this turn first.
-- lane, fence, version, result
-- Value: 1, or 0 when another worker has the lane by now.
local L = laneKey(ARGV[1])
local fence, version = unpack(redis.call('HMGET', L, 'fence', 'version'))
if fence ~= ARGV[2] or version ~= ARGV[3] then return { 0, '=', '=' } end
redis.call('HSET', L, 'prepared', ARGV[4])
return { 1, '=', '=' }
