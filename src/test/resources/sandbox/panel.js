// The panel's events are markup made and escaped by the server; this only inserts them and counts down.
(() => {
  // first, so that the way on never depends on the panel
  const onward = document.querySelector('form[data-submit]');
  if (onward) onward.submit();

  const hops = document.getElementById('hops');
  const persons = document.getElementById('persons');
  const log = document.getElementById('log');
  let source = null;
  let last = Number(hops.dataset.last);

  // screen readers need the change, not a tick per second: the ticking text is only replaced, the live region isn't
  const tick = () => {
    for (const time of document.querySelectorAll('time[data-until]')) {
      const left = Math.ceil((Number(time.dataset.until) - Date.now()) / 1000);
      time.title = time.dateTime;
      time.setAttribute('aria-live', 'off');
      time.textContent = left > 0
        ? `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')} from now`
        : 'any moment now';
    }
  };

  // who reads at the end sees what comes; who has scrolled back to read isn't moved
  const staying = change => {
    const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 40;
    change();
    if (atEnd) log.scrollTo({ top: log.scrollHeight });
  };
  hops.addEventListener('click', event => {
    const summary = event.target.closest('.journey > summary');
    if (summary) summary.parentElement.dataset.kept = 'yes';
  });

  const open = () => {
    if (source || !window.EventSource) return;
    source = new EventSource(`/panel/events?after=${last}`);
    source.addEventListener('journey', event => {
      const made = document.createElement('template');
      made.innerHTML = event.data;
      const journey = made.content.firstElementChild;
      if (document.getElementById(journey.id)) return;
      staying(() => {
        // the newest is open; an older one stays so only where the reader has opened it
        for (const older of hops.querySelectorAll('.journey[open]:not([data-kept])')) older.open = false;
        journey.open = true;
        hops.append(journey);
      });
    });
    source.addEventListener('hop', event => {
      if (Number(event.lastEventId) <= last) return;
      last = Number(event.lastEventId);
      const made = document.createElement('template');
      made.innerHTML = event.data;
      const hop = made.content.firstElementChild;
      hop.classList.add('new');
      staying(() => document.querySelector(`#journey-${hop.dataset.journey} > ol`).append(hop));
    });
    source.addEventListener('persons', event => {
      if (persons.dataset.shown === event.data) return;
      persons.dataset.shown = event.data;
      // a longer list of Persons leaves the messages less room
      staying(() => {
        persons.innerHTML = event.data;
        tick();
      });
    });
  };
  const close = () => { if (source) source.close(); source = null; };

  // a browser opens only six connections to a host: pages that nobody looks at give theirs back
  document.addEventListener('visibilitychange', () => document.hidden ? close() : open());
  addEventListener('pagehide', close);
  addEventListener('pageshow', open);
  if (!document.hidden) open();
  log.scrollTo({ top: log.scrollHeight });
  tick();
  setInterval(tick, 1000);
})();
