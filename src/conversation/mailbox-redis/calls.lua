-- The foot of the program: makes the calls that came together, each as if it had come alone.
-- KEYS: their partitions; then for each call: which of them, script, how many arguments, the arguments.
-- Value: the answer of each; an error is that call's own.
local answers, at = {}, 1
while calls[at] do
  local count = tonumber(calls[at + 2])
  ARGV = {}
  for n = 1, count do ARGV[n] = calls[at + 2 + n] end
  enter(KEYS[tonumber(calls[at])])
  local isDone, answer = pcall(scripts[calls[at + 1]])
  if not isDone then answer = redis.error_reply(type(answer) == 'table' and answer.err or tostring(answer)) end
  answers[#answers + 1] = answer
  at = at + 3 + count
end
return answers
