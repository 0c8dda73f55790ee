/**
 * For administrators of the deployment: how the gateway and the mesh are, people, and what administrators did.
 *
 * The curves go back an hour at most: what the gateway has kept since it began, and what is asked while the page is open.
 */
import { html, Component, useEffect, useState } from '../lib.js';
import { request } from '../net/auth.js';
import { moment, t } from '../i18n/index.js';
import { show, toHome } from '../state/place.js';
import { oops, toast } from './toasts.js';

const EVERY_MS = 5_000;
const POINTS = 720;

export function Admin() {
  const [tab, setTab] = useState('health');
  const Body = { health: Health, letters: Letters, people: People, servers: Servers, acts: Acts }[tab];
  return html`<main class="room" aria-label=${t('admin')}>
    <header class="room-head"><h1>${t('admin')}</h1><span class="room-tools"><button class="plain" onClick=${toHome}>${t('toApp')}</button></span></header>
    <div class="page">
      <div class="tabs" role="tablist">${[['health', 'health'], ['letters', 'deadLetters'], ['people', 'members'], ['servers', 'servers'], ['acts', 'audit']].map(([is, words]) => html`<button key=${is} role="tab" aria-selected=${tab === is} onClick=${() => setTab(is)}>${t(words)}</button>`)}</div>
      <${Body} />
    </div>
  </main>`;
}

const CURVES = {
  sockets: (own) => own.sockets,
  sessions: (own) => own.sessions,
  requestsWaiting: (own) => own.requestsWaiting,
  eventLagMs: (own) => own.eventLagMs,
};

class Health extends Component {
  state = { own: null, mesh: null, talkers: [], error: null };
  points = [];

  async componentDidMount() {
    const { points } = await request('GET', '/admin/health/history').catch(() => ({ points: [] }));
    this.points = points;
    if (this.gone) return;
    this.ask();
    this.timer = setInterval(() => this.ask(), EVERY_MS);
  }

  componentWillUnmount() {
    this.gone = true;
    clearInterval(this.timer);
  }

  async ask() {
    try {
      const [own, mesh, { talkers }] = await Promise.all([
        request('GET', '/admin/health'), request('GET', '/health', undefined, { anyStatus: true }), request('GET', '/admin/talkers'),
      ]);
      this.points = [...this.points.slice(1 - POINTS), { ...own, eventLagMs: own.tails.eventLagMs }];
      this.setState({ own, mesh, talkers, error: null });
    } catch (error) {
      this.setState({ error });
    }
  }

  render(_, { own, mesh, talkers, error }) {
    if (error) return html`<p class="problem" role="alert">${error.status === 403 ? t('adminOnly') : error.message}</p>`;
    if (!own) return html`<p class="hint">${t('loading')}</p>`;
    const breakers = [[own.instance, own.breakers], ...(mesh.services ?? []).flatMap((service) => (service.instances ?? []).map((one) => [one.instance, one.breakers ?? []]))];
    return html`
      <p class=${`verdict ${own.status === 'ok' && mesh.mesh === 'ok' ? '' : 'no'}`}>${own.instance}: ${own.status} · mesh: ${mesh.mesh}</p>
      <div class="curves">${Object.keys(CURVES).map((name) => html`<${Curve} key=${name} name=${name} values=${this.points.map(CURVES[name])} />`)}</div>
      <table class="table"><thead><tr><th>${t('service')}</th><th>${t('partitions')}</th><th>publishLagMs</th></tr></thead><tbody>
        ${(mesh.services ?? []).flatMap((service) => (service.instances ?? []).map((one) => html`<tr key=${one.instance}><td>${one.instance}${one.stuck?.length ? ` (${one.stuck.join(', ')})` : ''}</td><td>${one.partitions ?? ''}</td><td>${one.publishLagMs ?? ''}</td></tr>`))}
      </tbody></table>
      <table class="table"><thead><tr><th>${t('service')}</th><th>Breaker</th><th></th></tr></thead><tbody>
        ${breakers.flatMap(([instance, list]) => list.map((one) => html`<tr key=${instance + one.name}><td>${instance}</td><td>${one.name}</td><td class=${one.state === 'closed' ? '' : 'problem'}>${one.state} (${one.failures})</td></tr>`))}
      </tbody></table>
      <table class="table talkers"><thead><tr><th>${t('talkers')}</th><th></th><th>${t('perMinute')}</th></tr></thead><tbody>
        ${talkers.map((one) => html`<tr key=${one.sessionId}><td>${one.username}</td><td><code>${one.sessionId}</code></td><td>${one.requestsPerMinute}</td></tr>`)}
      </tbody></table>`;
  }
}

function Curve({ name, values }) {
  const top = Math.max(1, ...values);
  const path = values.map((value, i) => `${i ? 'L' : 'M'}${((i / Math.max(1, values.length - 1)) * 300).toFixed(1)} ${(58 - (value / top) * 54).toFixed(1)}`).join('');
  return html`<figure class="curve"><figcaption>${name} <strong>${values.at(-1)}</strong> <small>max ${top}</small></figcaption>
    <svg viewBox="0 0 300 60" preserveAspectRatio="none" role="img" aria-label=${`${name}: ${values.at(-1)}`}><path d=${path} fill="none" stroke="currentColor" stroke-width="2" vector-effect="non-scaling-stroke" /></svg></figure>`;
}

function People() {
  const [query, setQuery] = useState('');
  const [page, setPage] = useState(null);
  const load = (after) =>
    request('GET', `/admin/users?query=${encodeURIComponent(query)}${after ? `&after=${after}` : ''}`).then(
      (answer) => setPage((old) => (after ? { ...answer, users: [...old.users, ...answer.users] } : answer)), oops);
  useEffect(() => void load(), []);
  const suspend = (event, user) => {
    event.preventDefault();
    request('POST', `/admin/users/${user.id}/suspend`, { reason: event.target.reason.value }).then(() => load(), oops);
  };
  return html`
    <form class="row" role="search" onSubmit=${(event) => { event.preventDefault(); load(); }}><input type="search" value=${query} onInput=${(event) => setQuery(event.target.value)} aria-label=${t('username')} placeholder=${t('username')} /><button class="primary">${t('search')}</button></form>
    <table class="table"><tbody>${page?.users.map((user) => html`<tr key=${user.id}><td>${user.username}<br /><small>${user.displayName}</small></td><td>${moment(user.createdAt)}</td>
      <td>${user.suspendedAt
        ? html`<small>${user.suspendedReason}</small> <button class="plain" onClick=${() => request('POST', `/admin/users/${user.id}/unsuspend`).then(() => load(), oops)}>${t('unsuspend')}</button>`
        : html`<form class="row" onSubmit=${(event) => suspend(event, user)}><input name="reason" required maxlength="512" aria-label=${`${t('reason')}: ${user.username}`} placeholder=${t('reason')} /><button class="danger">${t('suspend')}</button></form>`}</td></tr>`)}</tbody></table>
    ${page?.hasMore ? html`<button class="plain wide" onClick=${() => load(page.users.at(-1).id)}>${t('more')}</button>` : null}`;
}

/** Servers by the beginning of their name; one of others is ended for good. */
function Servers() {
  const [query, setQuery] = useState('');
  const [page, setPage] = useState(null);
  const load = (after) =>
    request('GET', `/admin/servers?query=${encodeURIComponent(query)}${after ? `&after=${after}` : ''}`).then(
      (answer) => setPage((old) => (after ? { ...answer, servers: [...old.servers, ...answer.servers] } : answer)), oops);
  useEffect(() => void load(), []);
  const ask = (event, server) => {
    event.preventDefault();
    const reason = event.target.reason.value;
    const end = () => request('DELETE', `/admin/servers/${server.id}`, { reason }).then(() => { toast(t('serverEnded')); load(); }, oops);
    show({ dialog: { is: 'confirm', words: `${t('deleteServer')}: ${server.name}`, yes: t('deleteServer'), then: end } });
  };
  return html`
    <form class="row" role="search" onSubmit=${(event) => { event.preventDefault(); load(); }}><input type="search" maxlength="100" value=${query} onInput=${(event) => setQuery(event.target.value)} aria-label=${t('serverName')} placeholder=${t('serverName')} /><button class="primary">${t('search')}</button></form>
    <table class="table"><tbody>${page?.servers.map((server) => html`<tr key=${server.id}><td>${server.name}<br /><small>${server.id}</small></td><td>${server.ownerUsername}<br /><small>${t('members')}: ${server.memberCount}</small></td><td>${moment(server.createdAt)}</td>
      <td><form class="row" onSubmit=${(event) => ask(event, server)}><input name="reason" required maxlength="512" aria-label=${`${t('reason')}: ${server.name}`} placeholder=${t('reason')} /><button class="danger">${t('deleteServer')}</button></form></td></tr>`)}</tbody></table>
    ${page?.hasMore ? html`<button class="plain wide" onClick=${() => load(page.servers.at(-1).id)}>${t('more')}</button>` : null}`;
}

const SERVICES = ['messaging', 'presence', 'voice', 'media'];

/** Who holds what, and the commands that failed for a reason of ours: look, do once more, drop. */
function Letters() {
  const [held, setHeld] = useState(null);
  const [service, setService] = useState(SERVICES[0]);
  const [page, setPage] = useState(null);
  const load = () => {
    request('GET', '/admin/partitions').then(setHeld, oops);
    request('GET', `/admin/dead-letters?service=${service}`).then(setPage, oops);
  };
  useEffect(load, [service]);
  const act = (method, letter, path = '') => request(method, `/admin/dead-letters/${letter.service}/${letter.id}${path}`).then(load, (error) => { oops(error); load(); });
  return html`
    <table class="table"><thead><tr><th>${t('service')}</th><th>${t('partitions')}</th><th>${t('deadLetters')}</th></tr></thead><tbody>
      ${held?.services.map((one) => html`<tr key=${one.service}><td>${one.service}</td>
        <td>${one.holders.map((holder) => html`<div key=${holder.instance}>${holder.instance}: ${holder.partitions.length}</div>`)}${one.unheld.length ? html`<div class="problem">${t('unheld')}: ${one.unheld.join(', ')}</div>` : null}</td>
        <td>${one.deadLetters}</td></tr>`)}
    </tbody></table>
    <label class="row">${t('service')} <select value=${service} onChange=${(event) => setService(event.target.value)}>${SERVICES.map((name) => html`<option key=${name}>${name}</option>`)}</select></label>
    ${page && !page.letters.length ? html`<p class="hint">${t('nothingYet')}</p>` : null}
    <table class="table"><tbody>${page?.letters.map((one) => html`<tr key=${one.id}><td>${moment(one.diedAt)}<br /><code>${one.event}</code></td>
      <td>${one.reason}<br /><details><summary>${one.userId}</summary><code>${one.body}</code></details></td>
      <td><button class="plain" onClick=${() => act('POST', one, '/replay')}>${t('again')}</button> <button class="danger" onClick=${() => act('DELETE', one)}>${t('discard')}</button></td></tr>`)}</tbody></table>`;
}

function Acts() {
  const [page, setPage] = useState(null);
  useEffect(() => void request('GET', '/admin/audit').then(setPage, oops), []);
  if (page && !page.entries.length) return html`<p class="hint">${t('nothingYet')}</p>`;
  return html`<table class="table"><tbody>${page?.entries.map((one) => html`<tr key=${one.id}><td>${moment(one.at)}</td><td>${one.admin}</td><td><code>${one.action}</code></td><td>${one.target}</td><td>${one.reason ?? ''} ${one.outcome ?? ''}</td></tr>`)}</tbody></table>`;
}
