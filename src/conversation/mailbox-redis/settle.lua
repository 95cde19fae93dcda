-- Notes what became of a send, unless it was settled or taken again meanwhile.
-- id, attempts, leasedUntil, lane, account, outcome (sent | dead | retry), now, reason, retryAt, maybe
local id, lane, account, outcome = ARGV[1], ARGV[4], ARGV[5], ARGV[6]
local M = messageKey(id)
local status, attempts, leasedUntil = unpack(redis.call('HMGET', M, 't', 'n', 'u'))
if status ~= 'sending' or attempts ~= ARGV[2] or leasedUntil ~= ARGV[3] then return { 0, '=', '=' } end
if outcome == 'retry' then
  redis.call('HSET', M, 'r', ARGV[8], 'd', ARGV[9])
  redis.call('HDEL', M, 't')
  if ARGV[10] == '1' then redis.call('HINCRBY', M, 'm', 1) end
else
  redis.call('ZREM', queueKey(lane), id)
  redis.call('ZREM', OPEN, id)
  if outcome == 'sent' then
    redis.call('UNLINK', M)
  else
    redis.call('HSET', M, 't', 'dead', 'r', ARGV[8], 'z', ARGV[7])
    redis.call('ZADD', DEAD, ARGV[7], id)
  end
end
expose(lane, account)
return { 1, '=', nextOutgoing() }
