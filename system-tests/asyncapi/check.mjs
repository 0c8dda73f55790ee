// What AsyncAPI's own parser says of documents: node check.mjs [--whole] FILE...
// A line for each thing it finds; ends with 1 if one of them is an error, or if it could not make a document of a file.
//
// The parser looks through all messages of a channel again for each operation and each reply that names it: 250 times 250
// of them, half a minute for ours. Without --whole each operation is given a channel that has but those of the channel's
// messages that it names, which comes to the same: what it names and the channel lacks is missing then, too.
import { readFile } from 'node:fs/promises';
import { Parser } from '@asyncapi/parser';
import { load } from 'js-yaml';

const SEVERITIES = ['error', 'warning', 'info', 'hint'];
const CHANNELS = '#/channels/';

function narrowed(document) {
  for (const [name, operation] of Object.entries(document.operations ?? {})) {
    narrow(document, operation, name);
    narrow(document, operation?.reply, `${name}.reply`);
  }
  return document;
}

function narrow(document, side, name) {
  const ref = side?.channel?.$ref;
  const channel = ref?.startsWith(CHANNELS) && document.channels?.[ref.slice(CHANNELS.length)];
  if (!channel?.messages || !Array.isArray(side.messages)) return; // the parser has its say
  const within = `${ref}/messages/`;
  const own = `${ref.slice(CHANNELS.length)}.of.${name}`;
  const messages = {};
  for (const message of side.messages) {
    if (!message?.$ref?.startsWith(within)) continue;
    const key = message.$ref.slice(within.length);
    if (Object.hasOwn(channel.messages, key)) messages[key] = channel.messages[key];
    message.$ref = `${CHANNELS}${own}/messages/${key}`;
  }
  document.channels[own] = { ...channel, messages };
  side.channel.$ref = CHANNELS + own;
}

async function check(file, whole) {
  const text = await readFile(file, 'utf8');
  const { document, diagnostics } = await new Parser().parse(whole ? text : JSON.stringify(narrowed(load(text))));
  for (const { severity, code, message, path } of diagnostics) {
    console.log(`${file}: ${SEVERITIES[severity]} ${code}: ${message} (${path.join('/')})`);
  }
  const count = (severity) => diagnostics.filter((one) => SEVERITIES[one.severity] === severity).length;
  console.log(
    `${file}: ${document?.operations().all().length ?? 'no'} operations, ` +
      `${count('error')} errors, ${count('warning')} warnings`,
  );
  return Boolean(document) && !count('error');
}

const whole = process.argv.includes('--whole');
const files = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
if (!files.length) throw new Error('node check.mjs [--whole] FILE...');
for (const file of files) {
  if (!(await check(file, whole))) process.exitCode = 1;
}
