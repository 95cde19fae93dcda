-- Ends a turn: state, acknowledgement and replies, all or nothing.
-- lane, fence, version, state, gathers, now, lastAt, gatherMs, n, n numbers of letters, (id, due, notice, body)…
-- Value: 1, or 0 when another worker has the lane by now.
local lane, now, lastAt = ARGV[1], tonumber(ARGV[6]), tonumber(ARGV[7])
local L = laneKey(lane)
local fence, version, channel, account, position, heard = unpack(redis.call('HMGET', L, 'fence', 'version', 'channel',
  'account', 'position', 'lastAt'))
if fence ~= ARGV[2] or version ~= ARGV[3] then return { 0, '=', '=' } end

local done = tonumber(ARGV[9])
local gone = { 'prepared', 'since' }
for n = 10, 9 + done do gone[#gone + 1] = 'l' .. ARGV[n] end
if done > 0 then redis.call('ZREM', lettersKey(lane), unpack(ARGV, 10, 9 + done)) end
redis.call('HDEL', L, unpack(gone))

local replies, first = 10 + done, nil
if ARGV[replies] then
  local O = queueKey(lane)
  local wasEmpty = redis.call('EXISTS', O) == 0
  for n = replies, #ARGV, 4 do
    local id = ARGV[n]
    local M = messageKey(id)
    if redis.call('EXISTS', M) == 0 then
      position = tonumber(position) + 1
      redis.call('HSET', M, 'd', ARGV[n + 1], 's',
        table.concat({ lane, channel, account, ARGV[6], position, ARGV[n + 2], ARGV[n + 3] }, '\n'))
      redis.call('ZADD', O, position, id)
      redis.call('ZADD', OPEN, now, id)
      first = first or ARGV[n + 1]
    end
  end
  if first and wasEmpty then
    redis.call('SADD', ACCOUNTS, account)
    redis.call('ZADD', outKey(account), first, lane)
  end
end

local state = { 'state', ARGV[4], 'version', tonumber(version) + 1, 'gathers', ARGV[5], 'lease', '0', 'failures', '0',
  'lastAt', ARGV[7], 'position', position }
if redis.call('EXISTS', lettersKey(lane)) == 1 then
  state[#state + 1] = 'since'
  state[#state + 1] = now
  redis.call('ZADD', READY, now + tonumber(ARGV[8]), lane)
else
  redis.call('ZREM', READY, lane)
end
redis.call('HSET', L, unpack(state))
local day = 86400000
if version == '0' or math.floor(lastAt / day) ~= math.floor(tonumber(heard) / day) then
  redis.call('ZADD', IDLE, ARGV[7], lane)
end
return { 1, lowest(READY), first and nextOutgoing() or '=' }
