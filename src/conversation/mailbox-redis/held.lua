-- What is held of a citizen's messages.
-- lane
-- Value: {1 | 0 not known, {letters…}, {at, body, …}}.
local lane = ARGV[1]
local L = laneKey(lane)
local letters, messages = {}, {}
for i, number in ipairs(redis.call('ZRANGE', lettersKey(lane), 0, -1)) do
  letters[i] = redis.call('HGET', L, 'l' .. number) or ''
end
local function add(id)
  local message = readMessage(id)
  if message and message.lane == lane then
    messages[#messages + 1] = message.at
    messages[#messages + 1] = message.body
  end
end
for _, id in ipairs(redis.call('ZRANGE', queueKey(lane), 0, -1)) do add(id) end
for _, id in ipairs(redis.call('ZRANGE', keptKey(lane), 0, -1)) do add(id) end
for _, id in ipairs(redis.call('ZRANGE', DEAD, 0, -1)) do add(id) end
return { { redis.call('EXISTS', L), letters, messages }, '=', '=' }
