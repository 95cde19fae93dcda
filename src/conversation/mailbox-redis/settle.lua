-- Notes what became of a send, unless it was settled or taken again meanwhile.
-- id, attempts, lane, account, outcome (sent | dead | retry), now, reason, retryAt, maybe
local id, lane, account, outcome = ARGV[1], ARGV[3], ARGV[4], ARGV[5]
local M = messageKey(id)
local status, attempts = unpack(redis.call('HMGET', M, 't', 'n'))
if status ~= 'sending' or attempts ~= ARGV[2] then return { 0, '=', '=' } end
if outcome == 'retry' then
  redis.call('HSET', M, 'r', ARGV[7], 'd', ARGV[8])
  redis.call('HDEL', M, 't')
  if ARGV[9] == '1' then redis.call('HSET', M, 'm', '1') end
else
  redis.call('ZREM', queueKey(lane), id)
  redis.call('ZREM', OPEN, id)
  if outcome == 'sent' then
    redis.call('UNLINK', M)
  else
    redis.call('HSET', M, 't', 'dead', 'r', ARGV[7], 'z', ARGV[6])
    redis.call('ZADD', DEAD, ARGV[6], id)
  end
end
expose(lane, account)
return { 1, '=', nextOutgoing() }
