-- Deletes states and dead letters that are older than a moment.
-- before, limit
-- Value: how many.
local cleaned = 0
for _, lane in ipairs(redis.call('ZRANGEBYSCORE', IDLE, '-inf', '(' .. ARGV[1], 'LIMIT', 0, ARGV[2])) do
  local L = laneKey(lane)
  local lease, lastAt = unpack(redis.call('HMGET', L, 'lease', 'lastAt'))
  if tonumber(lastAt) >= tonumber(ARGV[1]) then
    redis.call('ZADD', IDLE, lastAt, lane)
  elseif lease == '0' and redis.call('EXISTS', lettersKey(lane)) == 0 then
    redis.call('HDEL', L, 'state')
    redis.call('HSET', L, 'gathers', '0')
    redis.call('HINCRBY', L, 'version', 1)
    redis.call('ZREM', IDLE, lane)
    cleaned = cleaned + 1
  end
end
for _, id in ipairs(redis.call('ZRANGEBYSCORE', DEAD, '-inf', '(' .. ARGV[1], 'LIMIT', 0, ARGV[2])) do
  redis.call('UNLINK', messageKey(id))
  redis.call('ZREM', DEAD, id)
  cleaned = cleaned + 1
end
return { cleaned, '=', '=' }
