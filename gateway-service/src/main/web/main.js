/** Starts the client: settings, the kept login, the address, the views. */
import { html, render } from './lib.js';
import { App } from './views/app.js';
import { applySettings } from './i18n/index.js';
import * as auth from './net/auth.js';
import { start } from './state/session.js';

applySettings();
const login = auth.kept();
if (login?.user) start(login);
render(html`<${App} />`, document.getElementById('app'));
