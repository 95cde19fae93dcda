-- Messages that were given up, by when and then by id.
-- settledAt and id of the last one known ('-inf', ''), limit
-- Value: {id, channel, account, reason, attempts, settledAt}…
local letters, limit, seen = {}, tonumber(ARGV[3]), 0
repeat
  local some = redis.call('ZRANGEBYSCORE', DEAD, ARGV[1], '+inf', 'LIMIT', seen, limit)
  for _, id in ipairs(some) do
    local f = redis.call('HMGET', messageKey(id), 'r', 'n', 'z')
    if #letters < limit and (f[3] ~= ARGV[1] or id > ARGV[2]) then
      local message = readMessage(id)
      letters[#letters + 1] = { id, message.channel, message.account, f[1] or '', f[2] or '0', f[3] or '0' }
    end
  end
  seen = seen + #some
until #letters == limit or #some < limit
return { letters, '=', '=' }
