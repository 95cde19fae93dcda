-- Keeps a letter unless its delivery is known, and sets its lane's turn.
-- lane, deliveryKey, ttl, sentAt, now, gathers, letter, channel, account, user, gatherMs, gatherMostMs, announce
-- Answers {1 new | 0 known, heads}.
local lane, key, ttl, sentAt, now, gathers = ARGV[1], ARGV[2], ARGV[3], ARGV[4], tonumber(ARGV[5]), ARGV[6] == '1'
if not redis.call('SET', P .. 'delivery:' .. key, '1', 'NX', 'PX', ttl) then return { 0, heads() } end

local L = laneKey(lane)
if redis.call('EXISTS', L) == 0 then
  -- The fence begins with the clock, above any lease of a lane that was forgotten before.
  redis.call('HSET', L, 'channel', ARGV[8], 'account', ARGV[9], 'user', ARGV[10], 'fence', ARGV[5], 'version', '0',
    'lease', '0', 'gathers', '0', 'lastAt', '0', 'failures', '0')
end
local seq = redis.call('HINCRBY', L, 'seq', 1)
redis.call('HSET', L, 'l' .. seq, ARGV[7])
redis.call('ZADD', lettersKey(lane), sentAt, padded(seq))

local lease, asked, since = unpack(redis.call('HMGET', L, 'lease', 'gathers', 'since'))
local due = now
if gathers and asked == '1' then
  due = math.min(now + tonumber(ARGV[11]), (tonumber(since) or now) + tonumber(ARGV[12]))
end
-- A tap never waits, nor does what follows it before its turn: its time of waiting counts as over.
if not gathers then
  redis.call('HSET', L, 'since', now - tonumber(ARGV[12]))
elseif not since then
  redis.call('HSET', L, 'since', now)
end
if lease == '0' then redis.call('ZADD', READY, due, lane) end
if ARGV[13] == '1' then redis.call('PUBLISH', 'lang-nghe:arrived', KEYS[1]) end
return { 1, heads() }
