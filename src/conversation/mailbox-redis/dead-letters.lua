-- Answers {{id, channel, account, reason, attempts, settledAt}…, heads}.
local letters = {}
for i, id in ipairs(redis.call('ZRANGE', DEAD, 0, -1)) do
  local f = redis.call('HMGET', messageKey(id), 'channel', 'account', 'reason', 'attempts', 'settled')
  letters[i] = { id, f[1] or '', f[2] or '', f[3] or '', f[4] or '0', f[5] or '0' }
end
return { letters, heads() }
