-- Keeps the lease of a message that is still being sent by whom it was given to.
-- id, attempts, leasedUntil, lane, account, end
local id, lane, account = ARGV[1], ARGV[4], ARGV[5]
local M = messageKey(id)
local status, attempts, leasedUntil = unpack(redis.call('HMGET', M, 't', 'n', 'u'))
if status ~= 'sending' or attempts ~= ARGV[2] or leasedUntil ~= ARGV[3] then return { 0, '=', '=' } end
redis.call('HSET', M, 'd', ARGV[6])
expose(lane, account)
return { 1, '=', nextOutgoing() }
