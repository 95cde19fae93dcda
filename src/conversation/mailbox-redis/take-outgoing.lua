-- Leases messages to send.
-- now, leaseEnd, leaseEnd where an echo may still come, limit, resting accounts…
-- Value: {id, s, attempts, maybe, user, leaseEnd, heard}…
local resting = {}
for n = 5, #ARGV do resting[ARGV[n]] = true end
local taken, room = {}, tonumber(ARGV[4])
for _, account in ipairs(redis.call('SMEMBERS', ACCOUNTS)) do
  if not resting[account] and room > #taken then
    for _, lane in ipairs(redis.call('ZRANGEBYSCORE', outKey(account), '-inf', ARGV[1], 'LIMIT', 0, room - #taken)) do
      local id = redis.call('ZRANGE', queueKey(lane), 0, 0)[1]
      local M = messageKey(id)
      local s, status, attempts, maybe, heard = unpack(redis.call('HMGET', M, 's', 't', 'n', 'm', 'h'))
      -- Still "sending" after its lease: its courier died, and it may have been sent.
      maybe = tostring((tonumber(maybe) or 0) + (status == 'sending' and 1 or 0))
      attempts = tostring((tonumber(attempts) or 0) + 1)
      local leaseEnd = string.match(s, '^.-\n(.-)\n') == 'messenger' and ARGV[3] or ARGV[2]
      redis.call('HSET', M, 't', 'sending', 'n', attempts, 'm', maybe, 'd', leaseEnd, 'u', leaseEnd)
      redis.call('ZADD', outKey(account), leaseEnd, lane)
      taken[#taken + 1] = { id, s, attempts, maybe, redis.call('HGET', laneKey(lane), 'user') or '', leaseEnd,
        heard or '' }
    end
  end
end
return { taken, '=', nextOutgoing() }
