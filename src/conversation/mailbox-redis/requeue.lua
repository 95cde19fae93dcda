-- Puts dead letters back into their lanes' order.
-- now, ids…
-- Value: the ids that were dead.
local back = {}
for n = 2, #ARGV do
  local id = ARGV[n]
  local M = messageKey(id)
  if redis.call('HGET', M, 't') == 'dead' then
    local message = readMessage(id)
    redis.call('HDEL', M, 't', 'n', 'm', 'z')
    redis.call('HSET', M, 'd', ARGV[1])
    redis.call('ZREM', DEAD, id)
    redis.call('ZADD', OPEN, message.at, id)
    redis.call('ZADD', queueKey(message.lane), message.position, id)
    expose(message.lane, message.account)
    back[#back + 1] = id
  end
end
return { back, '=', nextOutgoing() }
