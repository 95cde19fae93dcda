-- Puts dead letters back into their lanes' order.
-- now, ids…
-- Answers {the ids that were dead, heads}.
local back = {}
for n = 2, #ARGV do
  local id = ARGV[n]
  local M = messageKey(id)
  local status, lane, account, position, at = unpack(redis.call('HMGET', M, 'status', 'lane', 'account', 'position', 'at'))
  if status == 'dead' then
    redis.call('HSET', M, 'status', 'waiting', 'attempts', '0', 'due', ARGV[1])
    redis.call('HDEL', M, 'settled')
    redis.call('ZREM', DEAD, id)
    redis.call('ZADD', OPEN, at, id)
    redis.call('ZADD', queueKey(lane), position, id)
    expose(lane, account)
    back[#back + 1] = id
  end
end
return { back, heads() }
