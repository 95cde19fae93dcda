-- The platform reports a message of ours back: it was sent.
-- lane, id
-- Value: the notice that it delivered; '' when it was none, or is not known any more.
local message = readMessage(ARGV[2])
if not message or message.lane ~= ARGV[1] then return { '', '=', '=' } end
redis.call('ZREM', queueKey(message.lane), ARGV[2])
redis.call('ZREM', OPEN, ARGV[2])
redis.call('ZREM', DEAD, ARGV[2])
redis.call('ZREM', keptKey(message.lane), ARGV[2])
redis.call('UNLINK', messageKey(ARGV[2]))
expose(message.lane, message.account)
return { message.notice, '=', nextOutgoing() }
