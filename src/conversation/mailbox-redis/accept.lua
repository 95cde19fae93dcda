-- Keeps a letter unless its delivery is known, and sets its lane's turn.
-- lane, deliveryKey, ttl, sentAt, now, gathers, letter, channel, account, user, gatherMs, gatherMostMs, announce
-- Value: 1 new, 0 known.
local lane, now, gathers = ARGV[1], tonumber(ARGV[5]), ARGV[6] == '1'
if not redis.call('SET', P .. 'delivery:' .. ARGV[2], '1', 'NX', 'PX', ARGV[3]) then return { 0, '=', '=' } end

local L = laneKey(lane)
local seq, lease, asked, since = unpack(redis.call('HMGET', L, 'seq', 'lease', 'gathers', 'since'))
-- Padded, so that letters of one instant stay in the order in which they came.
local number = string.format('%012d', (tonumber(seq) or 0) + 1)
if seq then
  redis.call('HSET', L, 'seq', number, 'l' .. number, ARGV[7])
else
  -- The fence begins with the clock, above any lease of a lane that was forgotten before.
  redis.call('HSET', L, 'channel', ARGV[8], 'account', ARGV[9], 'user', ARGV[10], 'fence', ARGV[5], 'version', '0',
    'lease', '0', 'gathers', '0', 'lastAt', '0', 'failures', '0', 'position', '0', 'seq', number, 'l' .. number, ARGV[7])
end
redis.call('ZADD', lettersKey(lane), ARGV[4], number)

local due = now
if not gathers then
  -- A tap never waits, nor does what follows it before its turn: its time of waiting counts as over.
  redis.call('HSET', L, 'since', now - tonumber(ARGV[12]))
elseif asked == '1' then
  since = tonumber(since) or now
  due = math.min(now + tonumber(ARGV[11]), since + tonumber(ARGV[12]))
  redis.call('HSET', L, 'since', since)
end
if lease == '0' or not lease then
  -- Who waits already stays where they are, before those who came after them.
  if asked == '1' and gathers then
    redis.call('ZADD', READY, due, lane)
  else
    redis.call('ZADD', READY, 'LT', due, lane)
  end
end
if ARGV[13] == '1' then redis.call('PUBLISH', 'lang-nghe:arrived', TAG) end
return { 1, lowest(READY), '=' }
