/** The page that shows caught mails: a list, and beside it the mail that was picked. */
export const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Caught mails · Picolo</title>
<link rel="stylesheet" href="/page.css">
<script src="/page.js" defer></script>
</head>
<body>
<header><h1>Caught mails</h1><p>What Picolo would send. Nothing leaves this machine.</p><button id="clear" type="button">Clear</button></header>
<main>
<nav aria-label="Mails"><ol id="list"></ol><p id="empty">No mail yet. Register in the portal, or ask for a new password.</p></nav>
<article id="mail" aria-live="polite" hidden>
<h2 id="subject"></h2><p id="head"></p><ul id="files"></ul>
<div role="tablist"><button type="button" role="tab" id="as-html">HTML</button><button type="button" role="tab" id="as-text">Text</button></div>
<iframe id="html" title="The mail as HTML" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe><pre id="text" hidden></pre>
</article>
</main>
</body>
</html>
`;

export const STYLE = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; --line: #8884; --quiet: #8a857b; --pick: #0f646022; }
body { margin: 0; height: 100vh; display: flex; flex-direction: column; }
header { display: flex; gap: 16px; align-items: baseline; padding: 12px 20px; border-bottom: 1px solid var(--line); }
h1 { font-size: 18px; margin: 0; } header p { margin: 0; color: var(--quiet); flex: 1; }
main { flex: 1; min-height: 0; display: grid; grid-template-columns: minmax(260px, 360px) 1fr; }
nav { overflow: auto; border-right: 1px solid var(--line); } ol { list-style: none; margin: 0; padding: 0; }
li button { display: block; width: 100%; text-align: left; padding: 10px 20px; border: 0; border-bottom: 1px solid var(--line); background: none; color: inherit; font: inherit; cursor: pointer; }
li button[aria-current=true] { background: var(--pick); } li small, #head { color: var(--quiet); display: block; }
#empty { padding: 20px; color: var(--quiet); }
article { padding: 16px 20px; display: flex; flex-direction: column; min-height: 0; gap: 8px; } article[hidden], iframe[hidden] { display: none; }
h2 { font-size: 18px; margin: 0; } #head { margin: 0; } #files { list-style: none; margin: 0; padding: 0; display: flex; gap: 12px; }
iframe, pre { flex: 1; min-height: 0; border: 1px solid var(--line); border-radius: 8px; background: #fff; } pre { background: none; overflow: auto; padding: 16px; margin: 0; white-space: pre-wrap; }
[role=tab][aria-selected=true] { font-weight: 600; }
@media (max-width: 700px) { main { grid-template-columns: 1fr; grid-template-rows: 40% 1fr; } nav { border-right: 0; border-bottom: 1px solid var(--line); } }
`;

export const SCRIPT = `
const at = (id) => document.getElementById(id);
let picked = 0;
const say = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
async function list() {
  const mails = await (await fetch('/mails')).json();
  at('empty').hidden = mails.length > 0;
  at('list').replaceChildren(...mails.map((mail) => {
    const row = document.createElement('li');
    const button = document.createElement('button');
    button.type = 'button';
    button.ariaCurrent = String(mail.id === picked);
    button.append(say('strong', mail.subject), say('small', mail.to + ' · ' + new Date(mail.at).toLocaleTimeString()));
    button.onclick = () => show(mail);
    row.append(button);
    return row;
  }));
  if (!mails.some(({ id }) => id === picked)) { if (mails[0]) await show(mails[0]); else at('mail').hidden = true; }
}
async function show(mail) {
  picked = mail.id;
  at('mail').hidden = false;
  at('subject').textContent = mail.subject;
  at('head').textContent = 'From ' + mail.from + ' to ' + mail.to;
  at('html').src = '/mails/' + mail.id + '/html';
  at('text').textContent = await (await fetch('/mails/' + mail.id + '/text')).text();
  at('files').replaceChildren(...mail.files.map((name, index) => {
    const row = document.createElement('li');
    row.append(Object.assign(say('a', name), { href: '/mails/' + mail.id + '/files/' + index }));
    return row;
  }));
  for (const button of document.querySelectorAll('li button')) button.ariaCurrent = 'false';
  await list();
}
function tab(isHtml) {
  at('html').hidden = !isHtml; at('text').hidden = isHtml;
  at('as-html').ariaSelected = String(isHtml); at('as-text').ariaSelected = String(!isHtml);
}
at('as-html').onclick = () => tab(true);
at('as-text').onclick = () => tab(false);
at('clear').onclick = () => fetch('/mails', { method: 'DELETE' });
tab(true);
new EventSource('/changes').onmessage = () => list();
list();
`;
