-- Forgets a citizen. Their delivery keys stay.
-- lane, onlyIdle
local lane, L = ARGV[1], laneKey(ARGV[1])
local queue = redis.call('ZRANGE', queueKey(lane), 0, -1)
if ARGV[2] == '1' then
  local lease = redis.call('HGET', L, 'lease')
  if (lease and lease ~= '0') or redis.call('EXISTS', lettersKey(lane)) == 1 or #queue > 0 then return { 0, heads() } end
end
for _, id in ipairs(queue) do
  redis.call('ZREM', OPEN, id)
  redis.call('UNLINK', messageKey(id))
end
for _, id in ipairs(redis.call('ZRANGE', DEAD, 0, -1)) do
  if redis.call('HGET', messageKey(id), 'lane') == lane then
    redis.call('ZREM', DEAD, id)
    redis.call('UNLINK', messageKey(id))
  end
end
local account = redis.call('HGET', L, 'account')
if account then redis.call('ZREM', outKey(account), lane) end
redis.call('ZREM', READY, lane)
redis.call('ZREM', IDLE, lane)
redis.call('UNLINK', L, lettersKey(lane), queueKey(lane))
return { 1, heads() }
