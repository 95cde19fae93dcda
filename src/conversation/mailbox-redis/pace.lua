-- How fast an account may send, as src/conversation/pace.ts says it (`grant`, `returned`, `rested`).
-- ask | back | rest, account, how long it is kept in ms, how far clocks may differ in ms, then
--   ask: now, wanted, burst, every (microseconds)      answers full, rest at, rest until, granted
--   back: microseconds that are given back
--   rest: until, now
local key = P .. 'pace:' .. ARGV[2]
local stored = redis.call('HMGET', key, 'full', 'restAt', 'restUntil')
local full, restAt, restUntil = tonumber(stored[1] or 0), tonumber(stored[2] or 0), tonumber(stored[3] or 0)
local apart = tonumber(ARGV[4])
local granted = 0
if ARGV[1] == 'ask' then
  local now, wanted, burst, every = tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7]), tonumber(ARGV[8])
  if not (restUntil > now and restAt <= now + apart) then
    local empty = now * 1000 + burst * every
    local before = full > empty + apart * 1000 and empty or math.max(full, now * 1000)
    local room = every == 0 and wanted or math.floor((empty - before) / every)
    granted = math.max(0, math.min(wanted, room))
    full = before + granted * every
  end
elseif ARGV[1] == 'back' then
  full = full - math.max(0, tonumber(ARGV[5]))
else
  local untilThen, now = tonumber(ARGV[5]), tonumber(ARGV[6])
  restUntil = restAt > now + apart and untilThen or math.max(restUntil, untilThen)
  restAt = now
end
local function whole(n) return string.format('%.0f', n) end
redis.call('HSET', key, 'full', whole(full), 'restAt', whole(restAt), 'restUntil', whole(restUntil))
redis.call('PEXPIRE', key, ARGV[3])
return { whole(full), whole(restAt), whole(restUntil), granted }
