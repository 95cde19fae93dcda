-- The head of the program: the keys of one partition, and what several scripts do. Each script is a function of it (see
-- scripts.ts); ARGV holds the arguments of its call, TAG the partition's hash tag, `{p0}` to `{p63}`: whatever a script
-- touches lies in one slot.
--   P:ready             ZSET lane by when its turn is due; while a worker holds it, by the end of the lease
--   P:idle              ZSET lane by when its citizen was heard, a day late at most; lanes that have a state
--   P:accounts          SET of accounts that something was ever sent for
--   P:out:ACCOUNT       ZSET lane by when its head may be sent
--   P:open              ZSET message to send, by when it was made
--   P:dead              ZSET message given up, by when
--   P:lane:LANE         HASH channel account user fence version state lease gathers since lastAt failures prepared,
--                            seq (counts letters), position (counts messages), lNUMBER (a letter)
--   P:letters:LANE      ZSET number of a letter by the platform's time
--   P:queue:LANE        ZSET message to send by its position
--   P:kept:LANE         ZSET message that waits for the citizen to write again, by its position
--   P:message:ID        HASH s (what never changes of it, a line each: lane, channel, account, at, position, notice, body),
--                            d (due; while it is being sent, the end of the lease), t (sending | dead | kept; none: waiting), n (attempts),
--                            u (the end of the lease as it was given), h (when its citizen
--                            wrote since it is an open notice), m (how many of them may have sent it), r (reason), z (settled)
--   P:delivery:KEY      a delivery of the last seven days
-- A script answers {value, when the next lane is due, when the next message may go}: what the caller remembers of this
-- partition. '' is never, '=' is as before.
local calls, ARGV = ARGV, nil
local scripts = {}
local TAG, P, READY, IDLE, ACCOUNTS, OPEN, DEAD
local function enter(tag)
  TAG, P = tag, tag .. ':'
  READY, IDLE, ACCOUNTS, OPEN, DEAD = P .. 'ready', P .. 'idle', P .. 'accounts', P .. 'open', P .. 'dead'
end
local function laneKey(lane) return P .. 'lane:' .. lane end
local function lettersKey(lane) return P .. 'letters:' .. lane end
local function queueKey(lane) return P .. 'queue:' .. lane end
local function keptKey(lane) return P .. 'kept:' .. lane end
local function outKey(account) return P .. 'out:' .. account end
local function messageKey(id) return P .. 'message:' .. id end

-- The lowest score of a sorted set; '' when it is empty.
local function lowest(key)
  return redis.call('ZRANGE', key, 0, 0, 'WITHSCORES')[2] or ''
end

local function nextOutgoing()
  local first = ''
  for _, account in ipairs(redis.call('SMEMBERS', ACCOUNTS)) do
    local due = lowest(outKey(account))
    if due ~= '' and (first == '' or tonumber(due) < tonumber(first)) then first = due end
  end
  return first
end

-- Of each citizen only the oldest message that is not settled may go.
local function expose(lane, account)
  local head = redis.call('ZRANGE', queueKey(lane), 0, 0)[1]
  if head then
    redis.call('ZADD', outKey(account), redis.call('HGET', messageKey(head), 'd'), lane)
  else
    redis.call('ZREM', outKey(account), lane)
  end
end

-- What never changes of a message; nil when it is gone.
local function readMessage(id)
  local s = redis.call('HGET', messageKey(id), 's')
  if not s then return nil end
  local lane, channel, account, at, position, notice, body = string.match(s,
    '^(.-)\n(.-)\n(.-)\n(.-)\n(.-)\n(.-)\n(.*)$')
  return { lane = lane, channel = channel, account = account, at = at, position = position, notice = notice, body = body }
end
