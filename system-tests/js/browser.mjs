// Two people in a real browser, each line of output a fact that was seen: node browser.mjs URL CHROMIUM PICTURES RUN GATEWAY_PID
import {
  accessible, behind, content, day, expect, inSight, lines, meet, network, own as gatewayPid, picture, run, say, sees, seenAfter, seenAt, signUp, tab, until, url, window,
} from './people.mjs';

const SCRIPT_BUDGET = 200_000;
const MANY = 10_000;
const MOST_ROWS = 260;
/** From opening a page whose files are kept to the first messages on the screen; and what a busy machine may take of it. */
const LIST_MS = 1_000;
const BUSY = 3;
const HEAP_MAY_GROW = 12_000_000;

await day(async () => {
  const alice = await window('Alice');
  const bob = await window('Bob');

  // ---- two people talk
  await alice.page.goto(url);
  await alice.page.waitForSelector('.door-form');
  await accessible(alice, 'the door');
  await picture(alice, 'sign-in');
  let scripts = 0;
  const wire = await alice.context.newCDPSession(alice.page);
  await wire.send('Network.enable');
  const isScript = new Set();
  wire.on('Network.responseReceived', ({ requestId, type }) => type === 'Script' && isScript.add(requestId));
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => isScript.has(requestId) && (scripts += encodedDataLength));
  await wire.send('Network.setCacheDisabled', { cacheDisabled: true });
  await signUp(alice);
  expect(`the first view takes ${Math.round(scripts / 1000)} KB of script, less than 200`, scripts > 20_000 && scripts < SCRIPT_BUDGET);
  await wire.detach();

  const invite = await meet(alice, bob, 'Garden club');
  await say(alice, 'Good morning! The **tomatoes** are in, see `bed 3`.');
  await sees(bob, 'The tomatoes are in');
  await bob.page.locator('.composer textarea').pressSequentially('@ali');
  await bob.page.waitForSelector('.offers li');
  await bob.page.keyboard.press('Enter');
  await bob.page.locator('.composer textarea').pressSequentially('lovely, I will water them');
  await alice.page.getByText('Bob is writing…').waitFor();
  await bob.page.keyboard.press('Enter');
  await alice.page.waitForSelector('.mention.mine');
  expect('two people talk, with typing and a mention', true);

  await bob.page.locator('.scroller').focus();
  await bob.page.keyboard.press('ArrowUp');
  await bob.page.keyboard.press('ArrowUp');
  await bob.page.keyboard.press('r');
  await bob.page.locator('.replying', { hasText: 'Alice' }).waitFor();
  await bob.page.keyboard.press('Escape');
  await bob.page.locator('.replying').waitFor({ state: 'detached' });
  expect('a message is gone to and replied to by keyboard', true);

  await alice.page.locator('.message', { hasText: 'lovely' }).hover();
  await alice.page.locator('.message', { hasText: 'lovely' }).getByRole('button', { name: 'Reply' }).click();
  await say(alice, 'Thank you');
  await bob.page.locator('.quote', { hasText: 'lovely' }).waitFor();
  await alice.page.keyboard.press('ArrowUp');
  await alice.page.fill('.editor textarea', 'Thank you very much');
  await alice.page.keyboard.press('Enter');
  await sees(bob, 'Thank you very much');
  const morning = bob.page.locator('.message', { hasText: 'Good morning' });
  await morning.hover();
  await morning.getByRole('button', { name: 'React ❤' }).click();
  await alice.page.locator('.reactions button').waitFor();
  await morning.hover();
  await morning.getByLabel('Add reaction').click();
  await morning.locator('.emoji-grid').getByRole('button', { name: '☕' }).click();
  await alice.page.locator('.reactions').getByRole('button', { name: '☕ 1' }).waitFor();
  await morning.locator('.emoji-grid').waitFor({ state: 'detached' });
  await say(alice, 'a slip');
  await sees(bob, 'a slip');
  await alice.page.locator('.message:not(.waiting)', { hasText: 'a slip' }).hover();
  await alice.page.locator('.message:not(.waiting)', { hasText: 'a slip' }).getByRole('button', { name: 'Delete' }).click();
  await alice.page.locator('dialog .danger').click();
  await content(bob.page, 'a slip').waitFor({ state: 'detached' });
  expect('replies, edits, reactions and deletions are seen by the other', true);

  // ---- how it looks
  const staged = await behind('alice');
  const make = (type, name, parentId) => staged.ask('channel:create', { serverId: staged.server, type, name, parentId });
  const garden = await make('category', 'The garden');
  for (const name of ['harvest', 'compost', 'tools']) await make('text', name, garden.id);
  await make('voice', 'potting shed', garden.id);
  staged.socket.close();
  await say(bob, 'Things to bring on Saturday:\n- gloves\n- the *long* hose\n- something for tea');
  await say(alice, '> something for tea\n\nScones! Recipe:\n```\n225 g flour\n 55 g butter\n150 ml milk\n```');
  await sees(alice, 'gloves');
  await alice.page.getByRole('button', { name: 'Members' }).click();
  await alice.page.locator('.person', { hasText: 'Bob' }).waitFor();
  await sees(alice, 'Scones');
  await alice.page.mouse.move(640, 20);
  await picture(alice, 'chat');
  await alice.page.emulateMedia({ colorScheme: 'dark' });
  await picture(alice, 'chat-dark');
  await alice.page.emulateMedia({ colorScheme: 'light' });
  await alice.page.getByRole('button', { name: 'Members' }).click();

  // ---- what people write is never taken for markup
  const attacks = [
    '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '[x](javascript:alert(1))', '![x](javascript:alert(1))',
    '<svg onload=alert(1)>', '<a href="javascript:alert(1)">x</a>', '[x](data:text/html,<script>alert(1)</script>)',
    '<@1><iframe srcdoc="<script>alert(1)</script>">', '```\n</code></pre><img src=x onerror=alert(1)>\n```', '[a](https://e.org"onmouseover="alert(1))',
    '<math><mi//xlink:href="data:x,<script>alert(1)</script>">', '[x](vbscript:alert(1))', '![](https://e.org/track.png)', '<style>*{display:none}</style>', '<form action=//e.org><input name=x>',
  ];
  for (const attack of attacks) await say(alice, attack);
  await say(alice, 'end of the attacks');
  await sees(bob, 'end of the attacks');
  const bad = await bob.page.locator('.content').evaluateAll((all) =>
    all.flatMap((one) => [...one.querySelectorAll('*')]).filter((e) =>
      /^(script|img|svg|iframe|style|form|input|math|object|embed|link)$/i.test(e.localName) ||
      [...e.attributes].some((a) => /^on/i.test(a.name) || a.name === 'style' || (a.name === 'href' && !/^(https?|mailto):/i.test(a.value)))).map((e) => e.outerHTML));
  expect(`${attacks.length} attacks come out as plain words`, !bad.length, bad.join());

  // ---- losing the network
  network.away = true;
  await bob.context.setOffline(true);
  await bob.page.locator('.link-state.shown').waitFor();
  expect('the connection is said to be lost', /No network/.test(await bob.page.locator('.link-state').innerText()));
  for (let i = 0; i < 5; i++) await say(alice, `missed ${i}`);
  await sees(alice, 'missed 4');
  await say(bob, 'from the cellar');
  await bob.page.locator('.message.waiting', { hasText: 'from the cellar' }).waitFor();
  await bob.context.setOffline(false);
  await sees(alice, 'from the cellar');
  await until('nothing was missed, in order, each once', async () => (await lines(bob, 'missed')) === 'missed 0,missed 1,missed 2,missed 3,missed 4');
  await bob.page.locator('.message.waiting').waitFor({ state: 'detached' });
  expect('what was written without a network is sent once', (await lines(alice, 'from the cellar')) === 'from the cellar');

  // ---- a page closed with something unsent
  await bob.context.setOffline(true);
  await say(bob, 'written on paper');
  await bob.page.locator('.message.waiting').waitFor();
  await bob.page.close();
  await bob.context.setOffline(false);
  bob.page = await tab(bob.context, 'Bob');
  await bob.page.goto(url);
  await sees(alice, 'written on paper');
  await until('what a closed page left unsent is sent by the next, once', async () =>
    (await lines(bob, 'written on paper')) === 'written on paper' && (await lines(alice, 'written on paper')) === 'written on paper');

  // ---- an answer that is older than what is heard before it comes
  const late = { context: bob.context, name: 'Bob again', page: await tab(bob.context, 'Bob again') };
  let answer;
  let heard = false;
  await late.page.routeWebSocket(/socket\.io/, (client) => {
    client.connectToServer().onMessage((frame) => {
      if (!answer && /^43\d+\[\{"ok":true,"data":\{"messages":/.test(frame)) answer = () => client.send(frame);
      else client.send(frame);
      heard ||= answer && frame.includes('said meanwhile');
    });
  });
  await late.page.goto(url);
  await until('the messages of a channel are on their way', () => answer);
  await say(alice, 'said meanwhile');
  await until('and another is heard before them', () => heard);
  answer();
  await until('it is among them, in sight', async () => (await lines(late, 'said meanwhile')) === 'said meanwhile' && inSight(late, 'said meanwhile'));
  await late.page.close();

  // ---- the gateway is killed
  process.kill(Number(gatewayPid), 'SIGKILL');
  await alice.page.locator('.link-state.shown').waitFor();
  await say(alice, 'into the void 1');
  await say(alice, 'into the void 2');
  await until('after a killed gateway both are connected again', async () =>
    (await alice.page.locator('.link-state.shown').count()) + (await bob.page.locator('.link-state.shown').count()) === 0, 120);
  await until('and what was said meanwhile is there, once', async () =>
    (await lines(bob, 'into the void')) === 'into the void 1,into the void 2' && (await lines(alice, 'into the void')) === 'into the void 1,into the void 2');
  network.away = false;

  // ---- unread, mentions, and a channel that is hidden
  await alice.page.getByRole('button', { name: 'New channel' }).click();
  await alice.page.fill('dialog [name=name]', 'seed swap');
  await alice.page.locator('dialog .primary').click();
  await alice.page.getByRole('main', { name: 'seed swap' }).waitFor();
  await say(alice, `@bob_${run} beans for peas?`);
  await bob.page.locator('.channel', { hasText: 'seed swap' }).locator('.badge').waitFor();
  expect('a mention in another channel is counted', (await bob.page.title()).startsWith('(1)'));
  await bob.page.locator('.channel', { hasText: 'seed swap' }).getByRole('button').first().click();
  await sees(bob, 'beans for peas?');
  await until('and no more once it is read', async () => !(await bob.page.title()).startsWith('('));
  await alice.page.locator('.channel.here .icon-button').click();
  await alice.page.getByRole('tab', { name: 'Permissions' }).click();
  await accessible(alice, 'the permissions of a channel');
  await picture(alice, 'permissions');
  await alice.page.getByRole('radiogroup', { name: 'View channel' }).getByText('Deny').click();
  await bob.page.locator('.channel', { hasText: 'seed swap' }).waitFor({ state: 'detached' });
  await bob.page.getByRole('main', { name: 'general' }).waitFor();
  expect('a channel that a moderator hides vanishes on the other screen', true);
  await alice.page.getByRole('tab', { name: /Why/ }).click();
  await alice.page.locator('dialog select').selectOption({ label: 'Bob' });
  await alice.page.locator('.verdict.no').waitFor();
  expect('and it is told why', /View channel/.test(await alice.page.locator('.steps').innerText()));
  await picture(alice, 'why');
  await alice.page.keyboard.press('Escape');

  // ---- direct messages, friends, search, pins
  await alice.page.locator('.channel', { hasText: 'general' }).getByRole('button').first().click();
  await alice.page.getByRole('button', { name: 'Members' }).click();
  await alice.page.locator('.person', { hasText: 'Bob' }).click();
  await alice.page.locator('dialog').getByRole('button', { name: 'Add friend' }).click();
  await bob.page.locator('.tile.home .badge').waitFor();
  await bob.page.locator('.tile.home').click();
  await bob.page.getByRole('button', { name: 'Accept' }).click();
  await alice.page.locator('dialog').getByRole('button', { name: 'Message' }).click();
  await alice.page.getByRole('main', { name: 'Bob' }).waitFor();
  await say(alice, 'just between us');
  await bob.page.locator('.channel', { hasText: 'Alice' }).getByRole('button').click();
  await sees(bob, 'just between us');
  expect('people become friends and talk in private', true);
  await alice.page.locator('.tile', { hasText: 'Garden club' }).click();
  await alice.page.getByRole('button', { name: 'Search', exact: true }).click();
  await until('a message is found by its words', async () => {
    await alice.page.fill('[type=search]', 'tomatoes');
    await alice.page.keyboard.press('Enter');
    await new Promise((later) => setTimeout(later, 400));
    return alice.page.locator('.hit', { hasText: 'tomatoes' }).count();
  });
  await alice.page.locator('.hit', { hasText: 'tomatoes' }).click();
  const found = alice.page.locator('.message', { hasText: 'Good morning' });
  await found.hover();
  await found.getByRole('button', { name: 'Pin', exact: true }).click();
  await found.locator('.pinned').waitFor();
  await alice.page.getByRole('button', { name: 'Pinned' }).click();
  await alice.page.locator('.aside[aria-label=Pinned] .hit', { hasText: 'tomatoes' }).click();
  expect('a message is pinned, and found among the pins', true);
  await alice.page.locator('.aside').getByRole('button', { name: 'Close' }).click();
  await alice.page.getByRole('button', { name: 'Members' }).click();
  await found.waitFor();
  await alice.page.mouse.move(640, 20);
  await accessible(alice, 'a channel');

  // ---- looks
  await alice.page.emulateMedia({ colorScheme: 'dark' });
  await accessible(alice, 'a channel in the dark');
  await alice.page.emulateMedia({ colorScheme: 'light' });
  await alice.page.locator('.me-button').click();
  await accessible(alice, 'one’s settings');
  await alice.page.locator('dialog select').nth(2).selectOption('de');
  await alice.page.getByText('Abmelden').waitFor();
  await alice.page.locator('dialog select').nth(3).selectOption('rtl');
  expect('German, and right to left', (await alice.page.getAttribute('html', 'dir')) === 'rtl' && (await alice.page.getAttribute('html', 'lang')) === 'de');
  const spine = await alice.page.locator('.spine').boundingBox();
  expect('the servers stand at the right then', spine.x > 1000);
  await alice.page.locator('dialog select').nth(3).selectOption('ltr');
  await alice.page.locator('dialog select').nth(2).selectOption('en');
  await alice.page.keyboard.press('Escape');
  await alice.page.getByRole('button', { name: 'Server settings' }).click();
  await alice.page.getByRole('tab', { name: 'Audit log' }).click();
  await alice.page.locator('.table tr').first().waitFor();
  await accessible(alice, 'the audit log');
  await alice.page.getByRole('tab', { name: 'Roles' }).click();
  await alice.page.getByRole('button', { name: 'New role' }).click();
  await alice.page.getByRole('button', { name: 'New role' }).nth(1).waitFor();
  await accessible(alice, 'the roles');
  await alice.page.keyboard.press('Escape');

  // ---- a small screen
  const phone = await window('Phone', { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true });
  await signUp(phone, invite);
  await phone.page.locator('.card .primary').click();
  await phone.page.waitForSelector('.composer');
  await phone.page.locator('.message').first().waitFor();
  const wide = await phone.page.evaluate(() => document.documentElement.scrollWidth);
  expect('a small screen needs no sideways scrolling', wide <= 390, String(wide));
  await accessible(phone, 'a small screen');
  await picture(phone, 'small');
  const moderate = async (act) => {
    await alice.page.locator('.person', { hasText: 'Phone' }).click();
    await alice.page.locator('dialog').getByRole('button', { name: act }).click();
  };
  await moderate('Time out');
  await phone.page.locator('.composer-off').waitFor();
  await moderate('End timeout');
  await phone.page.waitForSelector('.composer');
  await phone.page.getByRole('button', { name: 'Menu' }).click();
  await phone.page.locator('.side').waitFor();
  await moderate('Remove from server');
  await phone.page.locator('.tile', { hasText: 'Garden club' }).waitFor({ state: 'detached' });
  expect('a moderator silences someone, lets them speak again, and removes them', true);

  // ---- many messages
  const { ask, server, socket } = await behind('alice');
  const { id: channelId } = await ask('channel:create', { serverId: server, type: 'text', name: 'diary' });
  for (let i = 0; i < MANY; i += 50) {
    await Promise.all(Array.from({ length: 50 }, (_, n) => ask('message:create', { channelId, content: `entry ${i + n} ${'and so on '.repeat((i + n) % 7)}` })));
  }
  socket.close();
  await alice.page.locator('.channel', { hasText: 'diary' }).getByRole('button').first().click();
  await sees(alice, `entry ${MANY - 1}`);
  await until('a channel opens at its newest message', () => inSight(alice, `entry ${MANY - 1}`));
  // On a machine that does other things too one alone says little, so the best of some counts and all are told.
  const took = [];
  await seenAt(alice, `entry ${MANY - 1}`);
  for (let i = 0; i < 7; i++) {
    await alice.page.reload({ waitUntil: 'commit' });
    took.push(await seenAfter(alice));
  }
  const [best, , , median] = [...took].sort((a, b) => a - b);
  expect(`the first messages are on the screen of a warm page after ${best} ms, ${median} in the middle of ${took.join(', ')}` +
    ` (wanted: ${LIST_MS}, borne: ${BUSY * LIST_MS})`, best < BUSY * LIST_MS);
  const debug = await alice.context.newCDPSession(alice.page);
  const heap = async () => {
    await debug.send('HeapProfiler.collectGarbage');
    return (await debug.send('Runtime.getHeapUsage')).usedSize;
  };
  await alice.page.mouse.move(640, 400);
  let before;
  let most = 0;
  const jumps = [];
  for (let lowest = MANY, wheels = 0; lowest > 1; wheels++) {
    if (wheels > 3_000) throw new Error(`never came to the first message, at ${lowest}`);
    const seen = await alice.page.evaluate(async () => {
      const scroller = document.querySelector('.scroller');
      const top = scroller.getBoundingClientRect().top;
      const rows = [...scroller.querySelectorAll('[data-seq]')];
      // Not the first of all, which loses its name and its day once there are some above it.
      const row = rows.slice(1).find((one) => one.getBoundingClientRect().bottom > top);
      const at = row.getBoundingClientRect().top - top;
      scroller.scrollTop -= 1_500;
      const moved = row.getBoundingClientRect().top - top - at;
      await new Promise((later) => setTimeout(later, 25));
      // What came above meanwhile must not have moved what was in sight.
      const after = row.isConnected ? row.getBoundingClientRect().top - top - at : moved;
      return { off: after - moved, rows: scroller.querySelectorAll('[data-seq]').length, lowest: Number(scroller.querySelector('[data-seq]').dataset.seq), at: scroller.scrollTop };
    });
    most = Math.max(most, seen.rows);
    if (Math.abs(seen.off) > 1.5) jumps.push(`${Math.round(seen.off)} at ${seen.lowest}`);
    lowest = seen.at > 0 ? Math.max(seen.lowest, 2) : seen.lowest;
    if (wheels === 20) before = await heap();
  }
  const grown = (await heap()) - before;
  expect(`${MANY} messages scrolled with ${most} rows at most`, most <= MOST_ROWS);
  expect('what was in sight stayed where it was', !jumps.length, `it jumped by ${jumps.join(', by ')}`);
  expect(`the heap grew by ${Math.round(grown / 1000)} KB`, grown < HEAP_MAY_GROW);
  await alice.page.locator('.to-newest').click();
  await until('and one comes back to the newest at once', async () =>
    (await content(alice.page, `entry ${MANY - 1}`).count()) && inSight(alice, `entry ${MANY - 1}`));
});
