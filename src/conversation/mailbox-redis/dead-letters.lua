-- Value: {id, channel, account, reason, attempts, settledAt}…
local letters = {}
for _, id in ipairs(redis.call('ZRANGE', DEAD, 0, -1)) do
  local message = readMessage(id)
  local f = redis.call('HMGET', messageKey(id), 'r', 'n', 'z')
  letters[#letters + 1] = { id, message.channel, message.account, f[1] or '', f[2] or '0', f[3] or '0' }
end
return { letters, '=', '=' }
