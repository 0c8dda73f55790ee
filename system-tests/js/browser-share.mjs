// Files, a call and the administrators' page in a real browser: node browser-share.mjs URL CHROMIUM PICTURES RUN
// The person alice_RUN is an administrator.
import { accessible, behind, day, expect, meet, network, picture, say, sees, signUp, until, url, window } from './people.mjs';

const isMute = ({ page }) => page.locator('.call-bar').getByRole('button', { name: 'Unmute', exact: true }).count();
const spoken = ({ page }) => page.locator('.voice-people li');

await day(async () => {
  const alice = await window('Alice');
  const bob = await window('Bob');
  await signUp(alice);
  await meet(alice, bob, 'Workshop');

  // ---- files
  const view = await alice.page.screenshot();
  const chooser = alice.page.locator('.composer input[type=file]');
  await chooser.setInputFiles({ name: 'bench.png', mimeType: 'image/png', buffer: view });
  await alice.page.locator('.upload small').waitFor();
  await say(alice, 'the bench as it is');
  await sees(bob, 'the bench as it is');
  const shown = bob.page.locator('.attachments img').first();
  await until('a picture is uploaded and seen', () =>
    shown.evaluate((image) => image.src.startsWith('http') && image.complete && image.naturalWidth === 1280));
  await accessible(bob, 'a channel with a picture');
  await picture(bob, 'picture');

  await chooser.setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('mind the vice') });
  await alice.page.locator('.upload small').waitFor();
  await say(alice, 'and the notes');
  const link = bob.page.locator('.attachments a.file');
  await link.waitFor();
  const [download] = await Promise.all([
    bob.context.waitForEvent('page').then((page) => page.waitForEvent('download')),
    link.click(),
  ]);
  expect('a file is given as a download, under its name', download.suggestedFilename() === 'notes.txt', download.suggestedFilename());

  await chooser.setInputFiles({ name: 'lie.png', mimeType: 'image/png', buffer: Buffer.from('<svg onload="alert(1)">') });
  await alice.page.locator('.toast').first().waitFor();
  await until('a file that is not what it says is not taken', async () => !(await alice.page.locator('.upload').count()));

  // ---- a call
  const { ask, server, socket } = await behind('alice');
  await ask('channel:create', { serverId: server, type: 'voice', name: 'Lounge' });
  for (const one of [alice, bob]) {
    await one.page.locator('.channel', { hasText: 'Lounge' }).getByRole('button').first().click();
    await one.page.locator('dialog .primary').click();
    await one.page.locator('.call-bar', { hasText: 'In a call' }).waitFor();
  }
  for (const one of [alice, bob]) {
    await until(`${one.name} sees both in the call`, async () => (await spoken(one).count()) === 2);
    await until(`${one.name} hears who speaks`, async () => {
      for (const other of [alice, bob]) if (await isMute(other)) throw new Error(`${other.name}’s microphone was not taken`);
      return one.page.locator('.voice-people li.speaking').count();
    });
    await until(`and has the other's sound`, () =>
      one.page.evaluate(() => [...document.querySelectorAll('.call-sound')].some((sound) => sound.srcObject?.getAudioTracks().some((track) => track.readyState === 'live'))));
  }
  await accessible(bob, 'a call');
  await picture(bob, 'call');
  const silent = () => bob.page.evaluate(() => [...document.querySelectorAll('.call-sound')].every((sound) => sound.muted));
  await bob.page.locator('.call-bar').getByRole('button', { name: 'Hear nothing' }).click();
  await until('who wants to hear nothing hears nothing', silent);
  await bob.page.locator('.call-bar').getByRole('button', { name: 'Hear again' }).click();
  await until('and then again', async () => !(await silent()));
  await bob.page.locator('.call-bar').getByRole('button', { name: 'Mute' }).click();
  await until('who is muted is shown', async () => /mute/i.test(await spoken(alice).filter({ hasText: 'Bob' }).innerText()));
  await bob.page.locator('.call-bar').getByRole('button', { name: 'Leave' }).click();
  await until('who has left is gone', async () => (await spoken(alice).count()) === 1);

  // ---- administration
  await alice.page.goto(`${url}/admin`);
  await alice.page.locator('.verdict').waitFor();
  expect('the mesh is well', !(await alice.page.locator('.verdict.no').count()), await alice.page.locator('.verdict').innerText());
  expect('curves have a past', (await alice.page.locator('.curve path').first().getAttribute('d')).split('L').length > 2);
  await accessible(alice, 'the administrators’ page');
  await picture(alice, 'admin');
  const turnTo = (number) => alice.page.getByRole('tab').nth(number).click();
  await turnTo(1);
  await until('each service holds its partitions', async () => (await alice.page.locator('tbody').first().locator('tr').count()) === 4);
  await turnTo(2);
  await alice.page.fill('[type=search]', 'bob');
  await alice.page.keyboard.press('Enter');
  network.away = true;
  const row = alice.page.locator('tr', { hasText: 'bob_' });
  await row.locator('[name=reason]').fill('left the tools out');
  await row.getByRole('button').click();
  await bob.page.waitForSelector('.door-form');
  expect('who is suspended stands at the door', true);
  await turnTo(3);
  await alice.page.fill('[type=search]', 'worksh');
  await alice.page.keyboard.press('Enter');
  const theirs = alice.page.locator('tr', { hasText: server });
  await theirs.locator('[name=reason]').fill('against the rules');
  await theirs.locator('.danger').click();
  await alice.page.locator('dialog .danger').click();
  await alice.page.locator('.toast', { hasText: 'has been ended' }).waitFor();
  await accessible(alice, 'the servers of others');
  await turnTo(4);
  await until('and that a server was ended', async () => (await alice.page.locator('td', { hasText: 'against the rules' }).count()) > 0);
  await until('and the book says who did it', async () => (await alice.page.locator('td', { hasText: 'left the tools out' }).count()) > 0);
  await alice.page.getByRole('button', { name: 'To my servers' }).click();
  await alice.page.locator('.tile', { hasText: 'Workshop' }).waitFor({ state: 'detached' });
  socket.close();
});
