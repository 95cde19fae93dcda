-- The platform reports a message of ours back: it was sent.
-- lane, id
-- Answers {1, heads, notice}, or {0, heads} when it is not known any more.
local M = messageKey(ARGV[2])
local lane, account, notice = unpack(redis.call('HMGET', M, 'lane', 'account', 'notice'))
if lane ~= ARGV[1] then return { 0, heads() } end
redis.call('ZREM', queueKey(lane), ARGV[2])
redis.call('ZREM', OPEN, ARGV[2])
redis.call('ZREM', DEAD, ARGV[2])
redis.call('UNLINK', M)
expose(lane, account)
return { 1, heads(), notice }
