-- Ends a turn: state, acknowledgement and replies, all or nothing.
-- lane, fence, version, state, gathers, now, lastAt, gatherMs, gatherMostMs, when what is kept goes out ('' not now),
-- n, n numbers of letters,
-- (id, due, notice, body)…
-- Value: 1, or 0 when another worker has the lane by now.
local lane, now, lastAt = ARGV[1], tonumber(ARGV[6]), tonumber(ARGV[7])
local L = laneKey(lane)
local fence, version, channel, account, position, heard, since = unpack(redis.call('HMGET', L, 'fence', 'version',
  'channel', 'account', 'position', 'lastAt', 'since'))
if fence ~= ARGV[2] or version ~= ARGV[3] then return { 0, '=', '=' } end

local done = tonumber(ARGV[11])
local gone = { 'prepared', 'since' }
for n = 12, 11 + done do gone[#gone + 1] = 'l' .. ARGV[n] end
if done > 0 then redis.call('ZREM', lettersKey(lane), unpack(ARGV, 12, 11 + done)) end
redis.call('HDEL', L, unpack(gone))

local woken = false
if ARGV[10] ~= '' then
  -- A notice that is on its way learns of it, too. One that waits for its echo goes on waiting.
  for _, id in ipairs(redis.call('ZRANGE', queueKey(lane), 0, -1)) do
    local message = readMessage(id)
    if message and message.notice ~= '' then
      local M = messageKey(id)
      local due, status, maybe = unpack(redis.call('HMGET', M, 'd', 't', 'm'))
      redis.call('HSET', M, 'h', ARGV[6])
      if not status and (tonumber(maybe) or 0) == 0 and tonumber(due) > tonumber(ARGV[10]) then
        redis.call('HSET', M, 'd', ARGV[10])
        woken = true
      end
    end
  end
  for _, id in ipairs(redis.call('ZRANGE', keptKey(lane), 0, -1)) do
    local message = readMessage(id)
    if message then
      local M = messageKey(id)
      redis.call('PERSIST', M)
      redis.call('HDEL', M, 't', 'n', 'm')
      redis.call('HSET', M, 'd', ARGV[10], 'h', ARGV[6])
      redis.call('ZADD', OPEN, now, id)
      redis.call('ZADD', queueKey(lane), message.position, id)
      woken = true
    end
  end
  redis.call('UNLINK', keptKey(lane))
  if woken then expose(lane, account) end
end

local replies, first, reply = 12 + done, nil, nil
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
      if ARGV[n + 2] == '' then reply = ARGV[n + 1] end
    end
  end
  if first and wasEmpty then
    redis.call('SADD', ACCOUNTS, account)
    redis.call('ZADD', outKey(account), first, lane)
  elseif reply then
    -- What waits before a reply must not keep it waiting: a notice to many becomes as urgent as the reply behind it.
    for _, id in ipairs(redis.call('ZRANGE', O, 0, -1)) do
      local due, tried = unpack(redis.call('HMGET', messageKey(id), 'd', 'n'))
      if not tried and tonumber(due) > tonumber(reply) then redis.call('HSET', messageKey(id), 'd', reply) end
    end
    expose(lane, account)
  end
end

local state = { 'state', ARGV[4], 'version', tonumber(version) + 1, 'gathers', ARGV[5], 'lease', '0', 'failures', '0',
  'lastAt', ARGV[7], 'position', position }
if redis.call('EXISTS', lettersKey(lane)) == 1 then
  -- Of a tap that came during the turn, and what followed it, the time of waiting is over.
  local isOver = (tonumber(since) or now) <= now - tonumber(ARGV[9])
  state[#state + 1] = 'since'
  state[#state + 1] = isOver and since or now
  redis.call('ZADD', READY, isOver and now or now + tonumber(ARGV[8]), lane)
else
  redis.call('ZREM', READY, lane)
end
redis.call('HSET', L, unpack(state))
local day = 86400000
if version == '0' or math.floor(lastAt / day) ~= math.floor(tonumber(heard) / day) then
  redis.call('ZADD', IDLE, ARGV[7], lane)
end
return { 1, lowest(READY), (first or woken) and nextOutgoing() or '=' }
