-- Leases lanes whose turn is due, with what waits in each.
-- now, leaseEnd, limit, mostLetters
-- Value: {lane, fence, channel, account, user, version, state, lastAt, failures, prepared, {number, sentAt, letter, …}}…;
-- '' is absent.
local taken = {}
for i, lane in ipairs(redis.call('ZRANGEBYSCORE', READY, '-inf', ARGV[1], 'LIMIT', 0, ARGV[3])) do
  local L = laneKey(lane)
  local f = redis.call('HMGET', L, 'fence', 'channel', 'account', 'user', 'version', 'state', 'lastAt', 'failures',
    'prepared')
  local fence = string.format('%d', tonumber(f[1] or '0') + 1)
  -- From here on `since` is of what comes during the turn.
  redis.call('HSET', L, 'fence', fence, 'lease', ARGV[2], 'since', '')
  redis.call('ZADD', READY, ARGV[2], lane)
  local letters, fields = redis.call('ZRANGE', lettersKey(lane), 0, tonumber(ARGV[4]) - 1, 'WITHSCORES'), {}
  for n = 1, #letters, 2 do fields[#fields + 1] = 'l' .. letters[n] end
  local bodies = #fields > 0 and redis.call('HMGET', L, unpack(fields)) or {}
  local waiting = {}
  for n = 1, #fields do
    waiting[3 * n - 2], waiting[3 * n - 1], waiting[3 * n] = letters[2 * n - 1], letters[2 * n], bodies[n] or ''
  end
  taken[i] = { lane, fence, f[2] or '', f[3] or '', f[4] or '', f[5] or '0', f[6] or '', f[7] or '0', f[8] or '0',
    f[9] or '', waiting }
end
return { taken, lowest(READY), '=' }
