-- Forgets a citizen. Their delivery keys stay.
-- lane, onlyIdle
-- Value: 1, or 0 when something is under way.
local lane, L = ARGV[1], laneKey(ARGV[1])
local queue = redis.call('ZRANGE', queueKey(lane), 0, -1)
local lease, account = unpack(redis.call('HMGET', L, 'lease', 'account'))
if ARGV[2] == '1' and ((lease and lease ~= '0') or #queue > 0 or redis.call('EXISTS', lettersKey(lane)) == 1) then
  return { 0, '=', '=' }
end
for _, id in ipairs(queue) do
  redis.call('ZREM', OPEN, id)
  redis.call('UNLINK', messageKey(id))
end
for _, id in ipairs(redis.call('ZRANGE', DEAD, 0, -1)) do
  if readMessage(id).lane == lane then
    redis.call('ZREM', DEAD, id)
    redis.call('UNLINK', messageKey(id))
  end
end
for _, id in ipairs(redis.call('ZRANGE', keptKey(lane), 0, -1)) do redis.call('UNLINK', messageKey(id)) end
if account then redis.call('ZREM', outKey(account), lane) end
redis.call('ZREM', READY, lane)
redis.call('ZREM', IDLE, lane)
redis.call('UNLINK', L, lettersKey(lane), queueKey(lane), keptKey(lane))
return { 1, lowest(READY), nextOutgoing() }
