/**
 * Who is signed in: tokens over REST, rotated by one tab at a time.
 *
 * The login is kept in localStorage, because a refresh token is good once and all tabs must see its successor; a lock of
 * the browser lets one tab rotate while the others wait and then read what it got.
 */
const KEY = 'cryb.login';
const SPARE_MS = 30_000;

export class AuthError extends Error {
  constructor(status, problem) {
    super(problem.detail || problem.title || `HTTP ${status}`);
    this.status = status;
    this.code = problem.code || 'UNAVAILABLE';
    this.field = problem.field;
    this.retryAfterMs = problem.retryAfterMs;
  }
}

async function call(method, path, body, token) {
  let answer;
  try {
    answer = await fetch(path, {
      method,
      headers: {
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      body: body ? JSON.stringify(body) : undefined,
      cache: 'no-store',
    });
  } catch {
    throw new AuthError(0, { code: 'UNAVAILABLE', detail: 'unreachable' });
  }
  const text = await answer.text();
  let json = {};
  try {
    json = text ? JSON.parse(text) : {};
  } catch {
    // A proxy's own page of an error: its status says enough.
  }
  if (!answer.ok) throw new AuthError(answer.status, json);
  return json;
}

export function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEY));
  } catch {
    return null;
  }
}

function keep(tokens) {
  const login = {
    accessToken: tokens.accessToken,
    refreshToken: tokens.refreshToken,
    until: Date.now() + tokens.expiresIn * 1000,
    user: tokens.user,
  };
  localStorage.setItem(KEY, JSON.stringify(login));
  return login;
}

export const forget = () => localStorage.removeItem(KEY);

export const register = async (account) => keep(await call('POST', '/auth/register', account));
export const login = async (account) => keep(await call('POST', '/auth/login', account));

export async function logout() {
  const login = kept();
  forget();
  if (login) await call('POST', '/auth/logout', undefined, login.accessToken).catch(() => {});
}

export const changePassword = async (currentPassword, newPassword) =>
  call('POST', '/auth/password', { currentPassword, newPassword }, await accessToken());

export async function endAccount(password) {
  await call('DELETE', '/auth/account', { password }, await accessToken());
  forget();
}

/**
 * A token that is good for a while yet, rotated if need be.
 *
 * @param {string=} refused one that the gateway did not take: any other is given
 * @returns {Promise<string>} throws an AuthError of status 401 or 403 when the login has ended
 */
export async function accessToken(refused) {
  const good = (login) => login && login.accessToken !== refused && login.until - Date.now() > SPARE_MS;
  const before = kept();
  if (!before) throw new AuthError(401, { code: 'UNAUTHENTICATED' });
  if (good(before)) return before.accessToken;
  return exclusively(async () => {
    const login = kept();
    if (!login) throw new AuthError(401, { code: 'UNAUTHENTICATED' });
    if (good(login)) return login.accessToken;
    const tokens = await call('POST', '/auth/refresh', { refreshToken: login.refreshToken });
    return keep({ user: login.user, ...tokens }).accessToken;
  });
}

function exclusively(work) {
  return navigator.locks ? navigator.locks.request('cryb.refresh', work) : work();
}

/** Calls back when another tab signs in or out. */
export function onLoginElsewhere(listener) {
  addEventListener('storage', (event) => {
    if (event.key === KEY) listener(kept());
  });
}

/** A request over REST as the one who is signed in. */
export async function request(method, path, body, { anyStatus = false } = {}) {
  const token = await accessToken();
  if (!anyStatus) return call(method, path, body, token);
  const answer = await fetch(path, { headers: { authorization: `Bearer ${token}` }, cache: 'no-store' });
  return answer.json();
}

/** Whether the login's token says that its bearer runs the deployment; the gateway decides. */
export function isAdministrator() {
  try {
    const claims = JSON.parse(atob(kept().accessToken.split('.')[1].replace(/-/g, '+').replace(/_/g, '/')));
    return claims.groups?.includes('admin') ?? false;
  } catch {
    return false;
  }
}
