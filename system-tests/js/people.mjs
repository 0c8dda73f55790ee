// What the scripts of the browser share: people with a window each, and facts that are seen, a line of output each.
import { readFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { io } from 'socket.io-client';

/** What every script takes, and what only one of them does; names of people end with RUN. */
export const [url, executablePath, pictures, run, own] = process.argv.slice(2);
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PASSWORD = 'correct horse battery';

const trouble = [];
const people = [];
mkdirSync(pictures, { recursive: true });

const browser = await chromium.launch({
  executablePath,
  args: '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync --js-flags=--expose-gc --use-fake-device-for-media-stream --use-fake-ui-for-media-stream'.split(' '),
});

/** While a network or a gateway is away, the browser itself says so in its console. */
export const network = { away: false };

export async function window(name, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', colorScheme: 'light', ...options });
  const one = { context, name, page: await tab(context, name) };
  people.push(one);
  return one;
}

export async function tab(context, name) {
  const page = await context.newPage();
  page.setDefaultTimeout(45_000);
  page.on('pageerror', (error) => trouble.push(`${name}: ${error.stack}`));
  page.on('dialog', (dialog) => {
    trouble.push(`${name}: a script opened a dialog`);
    dialog.dismiss();
  });
  page.on('console', (message) => {
    const lost = network.away && /net::ERR|WebSocket connection|Failed to load resource/.test(message.text());
    if (message.type() === 'error' && !lost) trouble.push(`${name}: ${message.text()} (${message.location().url})`);
  });
  return page;
}

export async function signUp({ page, name }, path = '/') {
  await page.goto(url + path);
  if (path === '/') await page.getByRole('button', { name: /new here|neu hier/ }).click();
  await page.fill('[name=username]', `${name.toLowerCase()}_${run}`);
  await page.fill('[name=displayName]', name);
  await page.fill('[name=password]', PASSWORD);
  // A gateway that cannot for the moment says so, and one tries again.
  network.away = true;
  for (let tried = 1; ; tried++) {
    await page.locator('button.primary').click();
    await page.locator('.spine, .problem').first().waitFor({ state: 'attached' });
    if (await page.locator('.spine').count()) break;
    if (tried === 5) throw new Error(await page.locator('.problem').innerText());
    await new Promise((later) => setTimeout(later, 2_000));
  }
  network.away = false;
}

/** Alice makes a server, and Bob comes in by her invite. */
export async function meet(alice, bob, server) {
  await alice.page.locator('.tile.add').click();
  await alice.page.fill('dialog [name=name]', server);
  await alice.page.locator('dialog .primary').first().click();
  await alice.page.waitForSelector('.composer');
  await alice.page.getByRole('button', { name: 'Invite people' }).click();
  await until('an invite is made', () => alice.page.inputValue('.invite-link'));
  const invite = new URL(await alice.page.inputValue('.invite-link')).pathname;
  await alice.page.keyboard.press('Escape');
  await signUp(bob, invite);
  await bob.page.locator('.card .primary').click();
  await bob.page.waitForSelector('.composer');
  return invite;
}

export async function say({ page }, words) {
  await page.fill('.composer textarea', words);
  await page.keyboard.press('Enter');
}

export const content = (page, words) => page.locator('.message:not(.waiting) .content', { hasText: words });
export const sees = ({ page }, words) => content(page, words).first().waitFor();

/** Whether a message with these words stands where a reader sees it. */
export const inSight = ({ page }, words) =>
  content(page, words).first().evaluate((one) => {
    const { top, bottom } = one.getBoundingClientRect();
    const window = one.closest('.scroller').getBoundingClientRect();
    return top >= window.top && bottom <= window.bottom;
  });

/** From now on each page that is opened in the window notes when a message with these words is in sight. */
export const seenAt = ({ page }, words) =>
  page.addInitScript((sought) => {
    const find = () => [...document.querySelectorAll('.message .content')].find((one) => one.textContent.includes(sought));
    const inSight = (one) => one.getBoundingClientRect().bottom <= one.closest('.scroller').getBoundingClientRect().bottom;
    // What stands there when a frame begins was drawn when the next one does.
    const eachFrame = () => {
      const one = find();
      if (one && inSight(one)) requestAnimationFrame(() => performance.mark('seen'));
      else requestAnimationFrame(eachFrame);
    };
    const watch = new MutationObserver(() => {
      if (!find()) return;
      watch.disconnect();
      requestAnimationFrame(eachFrame);
    });
    watch.observe(document, { childList: true, subtree: true });
  }, words);

/** Milliseconds from the beginning of the navigation until then. */
export async function seenAfter({ page }) {
  const mark = await page.waitForFunction(() => performance.getEntriesByName('seen')[0]?.startTime);
  return Math.round(await mark.jsonValue());
}

export async function lines({ page }, prefix) {
  const all = await page.locator('.message:not(.waiting) .content').allInnerTexts();
  return all.filter((line) => line.startsWith(prefix)).join();
}

export function expect(fact, holds, more = '') {
  if (!holds) throw new Error(`not so: ${fact} ${more}`);
  console.log(`seen: ${fact}`);
}

export async function until(fact, check, seconds = 30) {
  const end = Date.now() + seconds * 1_000;
  while (!(await check())) {
    if (Date.now() > end) throw new Error(`not so within ${seconds} s: ${fact}`);
    await new Promise((later) => setTimeout(later, 50));
  }
  console.log(`seen: ${fact}`);
}

/** The same person by the official client, for what would take long by hand. */
export async function behind(name) {
  const answer = await fetch(`${url}/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: `${name}_${run}`, password: PASSWORD }),
  });
  const socket = io(url, { auth: { token: (await answer.json()).accessToken }, transports: ['websocket'] });
  const ready = await new Promise((hear) => socket.once('ready', hear));
  const ask = async (event, data) => {
    const ack = await socket.timeout(30_000).emitWithAck(event, data);
    if (!ack.ok) throw new Error(JSON.stringify(ack));
    return ack.data;
  };
  return { ask, socket, server: ready.servers[0]?.server.id };
}

export async function accessible({ page }, where) {
  // By way of the debugger: the page's own policy lets no script of another in.
  const found = await page.evaluate(`(async () => { ${AXE}; return (await axe.run(document, { resultTypes: ['violations'] })).violations; })()`);
  const serious = found.filter((one) => ['serious', 'critical'].includes(one.impact));
  expect(`axe finds nothing serious in ${where}`, !serious.length,
    JSON.stringify(serious.map(({ id, nodes }) => [id, nodes.slice(0, 3).map((node) => [node.html.slice(0, 160), node.any[0]?.message])]), null, 1));
}

export const picture = ({ page }, name) => page.screenshot({ path: `${pictures}/${name}.png` });

/** All that is done; whatever fails is told with pictures of every window. */
export async function day(happens) {
  try {
    await happens();
    expect('nothing went wrong in any console', !trouble.length, `\n${trouble.join('\n')}`);
    console.log('all seen');
  } catch (error) {
    console.log(`FAILED: ${error.stack}\n${trouble.join('\n')}`);
    for (const { name, page } of people) await page.screenshot({ path: `${pictures}/failed-${name}.png` }).catch(() => {});
    process.exitCode = 1;
  } finally {
    await browser.close();
  }
}
