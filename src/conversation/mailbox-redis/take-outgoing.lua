-- Leases messages to send.
-- now, leaseEnd, limit, resting accounts…
-- Answers {{id, lane, channel, account, user, body, notice, attempts, maybe, at}…, heads}.
local resting = {}
for n = 4, #ARGV do resting[ARGV[n]] = true end
local taken, room = {}, tonumber(ARGV[3])
for _, account in ipairs(redis.call('SMEMBERS', ACCOUNTS)) do
  if not resting[account] and room > #taken then
    for _, lane in ipairs(redis.call('ZRANGEBYSCORE', outKey(account), '-inf', ARGV[1], 'LIMIT', 0, room - #taken)) do
      local id = redis.call('ZRANGE', queueKey(lane), 0, 0)[1]
      local M = messageKey(id)
      local f = redis.call('HMGET', M, 'channel', 'body', 'notice', 'attempts', 'status', 'maybe', 'at')
      -- Still "sending" after its lease: its courier died, and it may have been sent.
      local maybe = (f[5] == 'sending' or f[6] == '1') and '1' or '0'
      local attempts = tonumber(f[4]) + 1
      redis.call('HSET', M, 'status', 'sending', 'maybe', maybe, 'attempts', attempts, 'due', ARGV[2])
      redis.call('ZADD', outKey(account), ARGV[2], lane)
      taken[#taken + 1] = { id, lane, f[1], account, redis.call('HGET', laneKey(lane), 'user') or '', f[2], f[3],
        tostring(attempts), maybe, f[7] }
    end
  end
end
return { taken, heads() }
