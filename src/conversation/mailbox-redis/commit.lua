-- Ends a turn: state, acknowledgement and replies, all or nothing.
-- lane, fence, version, state, gathers, now, lastAt, gatherMs, n, n numbers of letters, (id, notice, body, due)…
-- Answers {1 | 0 another worker has the lane by now, heads}.
local lane, now = ARGV[1], tonumber(ARGV[6])
local L = laneKey(lane)
local fence, version, channel, account = unpack(redis.call('HMGET', L, 'fence', 'version', 'channel', 'account'))
if fence ~= ARGV[2] or version ~= ARGV[3] then return { 0, heads() } end

local done = tonumber(ARGV[9])
for n = 10, 9 + done do
  redis.call('ZREM', lettersKey(lane), ARGV[n])
  redis.call('HDEL', L, 'l' .. string.format('%d', tonumber(ARGV[n])))
end
redis.call('HSET', L, 'state', ARGV[4], 'version', tonumber(version) + 1, 'gathers', ARGV[5], 'lease', '0', 'failures', '0',
  'lastAt', ARGV[7])
redis.call('ZADD', IDLE, ARGV[7], lane)
if redis.call('EXISTS', lettersKey(lane)) == 1 then
  redis.call('HDEL', L, 'prepared')
  redis.call('HSET', L, 'since', now)
  redis.call('ZADD', READY, now + tonumber(ARGV[8]), lane)
else
  redis.call('HDEL', L, 'prepared', 'since')
  redis.call('ZREM', READY, lane)
end

local replies = false
for n = 10 + done, #ARGV, 4 do
  local id = ARGV[n]
  local M = messageKey(id)
  if redis.call('EXISTS', M) == 0 then
    local position = redis.call('HINCRBY', L, 'position', 1)
    redis.call('HSET', M, 'lane', lane, 'channel', channel, 'account', account, 'notice', ARGV[n + 1], 'body', ARGV[n + 2],
      'attempts', '0', 'status', 'waiting', 'maybe', '0', 'at', now, 'due', ARGV[n + 3], 'position', position)
    redis.call('ZADD', queueKey(lane), position, id)
    redis.call('ZADD', OPEN, now, id)
    replies = true
  end
end
if replies then
  redis.call('SADD', ACCOUNTS, account)
  expose(lane, account)
end
return { 1, heads() }
