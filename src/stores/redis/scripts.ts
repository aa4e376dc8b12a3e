/**
 * What Redis does in one step, as Lua. KEYS: the tokens, the lock, the fence.
 *
 * The fence is a number that grows with each holder of the lock. A write says which number its holder got, and is refused once
 * there is a later one: a holder that was paused for longer than its lock lived changes nothing.
 */

/** Mints the next fence. By the server's clock, so that it grows even where the last one has expired. */
const MINT = `
local function mint(ttl)
  local time = redis.call('time')
  local next = math.max(time[1] * 1000000 + time[2], (tonumber(redis.call('get', KEYS[3])) or 0) + 1)
  local text = string.format('%.0f', next)
  if ttl == '' then redis.call('set', KEYS[3], text) else redis.call('set', KEYS[3], text, 'EX', ttl) end
  return text
end
`;

/** ARGV: holder, milliseconds, ttl. Gives the fence, or for how many milliseconds somebody else has the lock. */
export const ACQUIRE: string = `${MINT}
if redis.call('set', KEYS[2], ARGV[1], 'NX', 'PX', ARGV[2]) then return {'had', mint(ARGV[3])} end
return {'taken', tostring(redis.call('pttl', KEYS[2]))}
`;

/** ARGV: holder, milliseconds. */
export const RENEW: string = `
if redis.call('get', KEYS[2]) == ARGV[1] then redis.call('pexpire', KEYS[2], ARGV[2]) end
return 'done'
`;

/** ARGV: holder, channel, message. */
export const RELEASE: string = `
if redis.call('get', KEYS[2]) == ARGV[1] then
  redis.call('del', KEYS[2])
  redis.call('publish', ARGV[2], ARGV[3])
end
return 'done'
`;

/** ARGV: fence, tokens, ttl, channel, message. Without a fence it is a write outside of the lock, which outdates who has it. */
export const WRITE: string = `${MINT}
if ARGV[1] == '' then mint(ARGV[3])
elseif tonumber(ARGV[1]) < (tonumber(redis.call('get', KEYS[3])) or 0) then return 'outdated'
elseif ARGV[3] ~= '' then redis.call('expire', KEYS[3], ARGV[3]) end
if ARGV[2] == '' then redis.call('del', KEYS[1])
elseif ARGV[3] == '' then redis.call('set', KEYS[1], ARGV[2])
else redis.call('set', KEYS[1], ARGV[2], 'EX', ARGV[3]) end
redis.call('publish', ARGV[4], ARGV[5])
return 'done'
`;

export const READ: string = "return redis.call('get', KEYS[1])";
