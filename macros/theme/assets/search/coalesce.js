// Does one thing at a time: what is asked for meanwhile is done once more when it is done.
export const coalesced = (run) => {
  let running = false;
  let again = false;
  const follow = async () => {
    again = running;
    if (running) return;
    running = true;
    await run();
    running = false;
    if (again) follow();
  };
  return follow;
};
