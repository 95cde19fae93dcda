-- Notes what became of a send, unless it was settled or taken again meanwhile.
-- id, attempts, outcome (sent | dead | retry), now, reason, retryAt, maybe
local M = messageKey(ARGV[1])
local status, attempts, lane, account = unpack(redis.call('HMGET', M, 'status', 'attempts', 'lane', 'account'))
if status ~= 'sending' or attempts ~= ARGV[2] then return { 0, heads() } end
if ARGV[3] == 'retry' then
  redis.call('HSET', M, 'status', 'waiting', 'reason', ARGV[5], 'due', ARGV[6])
  if ARGV[7] == '1' then redis.call('HSET', M, 'maybe', '1') end
else
  redis.call('ZREM', queueKey(lane), ARGV[1])
  redis.call('ZREM', OPEN, ARGV[1])
  if ARGV[3] == 'sent' then
    redis.call('UNLINK', M)
  else
    redis.call('HSET', M, 'status', 'dead', 'reason', ARGV[5], 'settled', ARGV[4])
    redis.call('ZADD', DEAD, ARGV[4], ARGV[1])
  end
end
expose(lane, account)
return { 1, heads() }
