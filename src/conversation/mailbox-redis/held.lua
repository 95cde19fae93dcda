-- What is held of a citizen's messages.
-- lane
-- Answers {1 | 0 not known, {letters…}, {at, body, …}}.
local lane = ARGV[1]
local L = laneKey(lane)
local letters, messages = {}, {}
for i, seq in ipairs(redis.call('ZRANGE', lettersKey(lane), 0, -1)) do
  letters[i] = redis.call('HGET', L, 'l' .. string.format('%d', tonumber(seq))) or ''
end
local function add(id)
  local f = redis.call('HMGET', messageKey(id), 'lane', 'at', 'body')
  if f[1] == lane then
    messages[#messages + 1] = f[2]
    messages[#messages + 1] = f[3]
  end
end
for _, id in ipairs(redis.call('ZRANGE', queueKey(lane), 0, -1)) do add(id) end
for _, id in ipairs(redis.call('ZRANGE', DEAD, 0, -1)) do add(id) end
return { redis.call('EXISTS', L), letters, messages }
