-- Notes what became of a send, unless it was settled or taken again meanwhile.
-- id, attempts, leasedUntil, lane, account, outcome (sent | dead | kept | retry), now, reason, retryAt (of kept: how
-- long it is kept, in ms), maybe (of kept: when its citizen had written, as this try knew it; '' never)
local id, lane, account, outcome = ARGV[1], ARGV[4], ARGV[5], ARGV[6]
local M = messageKey(id)
local status, attempts, leasedUntil = unpack(redis.call('HMGET', M, 't', 'n', 'u'))
if status ~= 'sending' or attempts ~= ARGV[2] or leasedUntil ~= ARGV[3] then return { 0, '=', '=' } end
-- When the citizen has written during the try, nobody else would wake it: it is tried again at once.
local isHeard = outcome == 'kept' and (redis.call('HGET', M, 'h') or '') ~= ARGV[10]
if isHeard then
  redis.call('HSET', M, 'r', ARGV[8], 'd', ARGV[7])
  redis.call('HDEL', M, 't')
elseif outcome == 'retry' then
  redis.call('HSET', M, 'r', ARGV[8], 'd', ARGV[9])
  redis.call('HDEL', M, 't')
  if ARGV[10] == '1' then redis.call('HINCRBY', M, 'm', 1) end
else
  redis.call('ZREM', queueKey(lane), id)
  redis.call('ZREM', OPEN, id)
  if outcome == 'sent' then
    redis.call('UNLINK', M)
  elseif outcome == 'kept' then
    redis.call('HSET', M, 't', 'kept', 'r', ARGV[8])
    redis.call('PEXPIRE', M, ARGV[9])
    redis.call('ZADD', keptKey(lane), string.match(redis.call('HGET', M, 's'), '^.-\n.-\n.-\n.-\n(.-)\n'), id)
    redis.call('PEXPIRE', keptKey(lane), ARGV[9])
  else
    redis.call('HSET', M, 't', 'dead', 'r', ARGV[8], 'z', ARGV[7])
    redis.call('ZADD', DEAD, ARGV[7], id)
  end
end
expose(lane, account)
return { 1, '=', nextOutgoing() }
