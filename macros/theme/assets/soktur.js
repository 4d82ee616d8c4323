// Does one thing at a time: what is asked for meanwhile is done once more when it is done.
export const turas = (gor) => {
  let pagar = false;
  let igen = false;
  const folj = async () => {
    igen = pagar;
    if (pagar) return;
    pagar = true;
    await gor();
    pagar = false;
    if (igen) folj();
  };
  return folj;
};
