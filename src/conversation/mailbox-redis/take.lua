-- Leases lanes whose turn is due, with what waits in each.
-- now, leaseEnd, limit, mostLetters
-- Answers {{lane, fence, channel, account, user, version, state, lastAt, failures, prepared, {seq, sentAt, letter, …}}…, heads}; absent is ''.
local now, leaseEnd, limit, most = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4])
local taken = {}
for i, lane in ipairs(redis.call('ZRANGEBYSCORE', READY, '-inf', now, 'LIMIT', 0, limit)) do
  local L = laneKey(lane)
  local fence = redis.call('HINCRBY', L, 'fence', 1)
  redis.call('HSET', L, 'lease', leaseEnd)
  redis.call('ZADD', READY, leaseEnd, lane)
  local f = redis.call('HMGET', L, 'channel', 'account', 'user', 'version', 'state', 'lastAt', 'failures', 'prepared')
  local letters = {}
  local waiting = redis.call('ZRANGE', lettersKey(lane), 0, most - 1, 'WITHSCORES')
  for n = 1, #waiting, 2 do
    local seq = tonumber(waiting[n])
    letters[#letters + 1] = waiting[n]
    letters[#letters + 1] = waiting[n + 1]
    letters[#letters + 1] = redis.call('HGET', L, 'l' .. string.format('%d', seq)) or ''
  end
  taken[i] = { lane, string.format('%d', fence), f[1] or '', f[2] or '', f[3] or '', f[4] or '0', f[5] or '', f[6] or '0',
    f[7] or '0', f[8] or '', letters }
end
return { taken, heads() }
