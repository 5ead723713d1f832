/**
 * Mailbox providers of the world by registrable domain: an address there says nothing about a company. Kept by hand, country by
 * country; an entry stands for everybody whose mailbox the provider gives away or sells with a line.
 */
const lists = {
  worldwide: `gmail.com googlemail.com outlook.com hotmail.com live.com msn.com passport.com windowslive.com yahoo.com ymail.com rocketmail.com
    myyahoo.com aol.com aim.com icloud.com me.com mac.com proton.me protonmail.com protonmail.ch pm.me tutanota.com tutanota.de tutamail.com tuta.io
    tuta.com keemail.me zoho.com zohomail.com zohomail.eu zohomail.in gmx.com gmx.net gmx.us gmx.co.uk mail.com email.com usa.com myself.com consultant.com post.com
    europe.com asia.com iname.com writeme.com dr.com engineer.com cheerful.com techie.com linuxmail.org fastmail.com fastmail.fm sent.com
    hushmail.com hush.com hushmail.me inbox.com lycos.com lavabit.com runbox.com mailfence.com posteo.de posteo.net mailbox.org startmail.com
    disroot.org riseup.net autistici.org countermail.com ctemplar.com skiff.com hey.com duck.com relay.firefox.com mozmail.com simplelogin.com
    anonaddy.com addy.io mail.ee safe-mail.net excite.com netscape.net juno.com netzero.net netzero.com care2.com rediffmail.com
    rediff.com indiatimes.com sify.com in.com opmbx.org vivaldi.net onionmail.org cock.li airmail.cc`,
  yahoo: `yahoo.co.uk yahoo.ie yahoo.fr yahoo.de yahoo.it yahoo.es yahoo.se yahoo.no yahoo.dk yahoo.fi yahoo.nl yahoo.be yahoo.at yahoo.ch yahoo.pl
    yahoo.gr yahoo.pt yahoo.ro yahoo.hu yahoo.cz yahoo.ca yahoo.com.mx yahoo.com.br yahoo.com.ar yahoo.cl yahoo.com.co yahoo.com.pe yahoo.com.ve
    yahoo.co.in yahoo.in yahoo.co.id yahoo.com.my yahoo.com.sg yahoo.com.ph yahoo.com.vn yahoo.co.th yahoo.com.hk yahoo.com.tw yahoo.co.jp ybb.ne.jp yahoo.co.kr
    yahoo.com.au yahoo.co.nz yahoo.co.za yahoo.com.tr yahoo.com.cn yahoo.cn yahoo.ru yahoo.com.ua`,
  microsoft: `hotmail.co.uk hotmail.fr hotmail.de hotmail.it hotmail.es hotmail.se hotmail.no hotmail.dk hotmail.fi hotmail.nl hotmail.be hotmail.ch
    hotmail.at hotmail.gr hotmail.ca hotmail.com.br hotmail.com.ar hotmail.cl hotmail.com.tr hotmail.co.jp hotmail.co.in hotmail.co.th hotmail.com.au hotmail.co.nz hotmail.co.za hotmail.hu hotmail.cz hotmail.my hotmail.sg hotmail.ph
    outlook.fr outlook.de outlook.it outlook.es outlook.dk outlook.be outlook.at outlook.ie outlook.pt outlook.com.br outlook.com.ar outlook.cl outlook.com.gr outlook.com.tr outlook.cz outlook.hu outlook.sa outlook.in outlook.jp
    outlook.kr outlook.ph outlook.sg outlook.my outlook.co.id outlook.co.th outlook.com.au outlook.co.nz outlook.com.vn
    live.co.uk live.fr live.de live.it live.nl live.be live.se live.no live.dk live.fi live.ca live.com.mx live.com.ar live.com.pt live.com.au live.cl live.cn live.hk live.in live.jp live.co.kr live.com.my live.com.sg live.com.ph live.ie live.at live.ru live.co.za`,
  austria: 'aon.at chello.at gmx.at liwest.at inode.at utanet.at',
  australia:
    'bigpond.com bigpond.net.au optusnet.com.au iinet.net.au tpg.com.au dodo.com.au internode.on.net westnet.com.au iprimus.com.au adam.com.au',
  baltics: 'inbox.lv mail.lv apollo.lv one.lt inbox.lt online.ee hot.ee neti.ee',
  belgium: 'skynet.be telenet.be proximus.be scarlet.be belgacom.net voo.be',
  brazil:
    'uol.com.br bol.com.br terra.com.br ig.com.br globo.com globomail.com oi.com.br r7.com zipmail.com.br superig.com.br',
  canada: 'sympatico.ca bell.net rogers.com shaw.ca telus.net videotron.ca cogeco.ca eastlink.ca sasktel.net',
  china: `qq.com foxmail.com vip.qq.com 163.com 126.com yeah.net 188.com vip.163.com sina.com sina.cn sohu.com tom.com 21cn.com 139.com 189.cn wo.cn aliyun.com 263.net`,
  czechiaAndSlovakia:
    'seznam.cz email.cz post.cz centrum.cz atlas.cz volny.cz tiscali.cz azet.sk centrum.sk zoznam.sk post.sk pobox.sk',
  france: `orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr bbox.fr numericable.fr club-internet.fr voila.fr gmx.fr aliceadsl.fr libertysurf.fr cegetel.net 9online.fr noos.fr`,
  germany: `gmx.de web.de t-online.de freenet.de arcor.de 1und1.de online.de mail.de email.de vodafone.de vodafonemail.de o2online.de o2mail.de kabelmail.de unitybox.de unity-mail.de netcologne.de ewetel.net versanet.de alice-dsl.net alice.de
    epost.de magenta.de onlinehome.de directbox.com firemail.de lycos.de`,
  greece: 'otenet.gr forthnet.gr hol.gr in.gr mail.gr pathfinder.gr freemail.gr windowslive.gr',
  hungary: 'freemail.hu citromail.hu indamail.hu vipmail.hu t-online.hu',
  india: 'airtelmail.in bsnl.in vsnl.net vsnl.com sancharnet.in eth.net dataone.in',
  israel: 'walla.com walla.co.il netvision.net.il bezeqint.net 012.net.il zahav.net.il',
  italy:
    'libero.it virgilio.it alice.it tin.it tim.it tiscali.it fastwebnet.it inwind.it iol.it poste.it aruba.it email.it vodafone.it blu.it giallo.it pec.it',
  japan:
    'docomo.ne.jp ezweb.ne.jp au.com softbank.ne.jp i.softbank.jp nifty.com biglobe.ne.jp so-net.ne.jp ocn.ne.jp goo.jp excite.co.jp infoseek.jp plala.or.jp',
  korea: 'naver.com daum.net hanmail.net nate.com kakao.com hanmir.com korea.com lycos.co.kr dreamwiz.com',
  netherlands:
    'ziggo.nl kpnmail.nl kpnplanet.nl planet.nl hetnet.nl xs4all.nl home.nl upcmail.nl chello.nl casema.nl quicknet.nl tele2.nl zonnet.nl wxs.nl',
  nordics: `online.no broadpark.no getmail.no lyse.net frisurf.no telia.com comhem.se bredband.net spray.se passagen.se tele2.se glocalnet.net swipnet.se bahnhof.se
    jubii.dk ofir.dk mail.dk tdcadsl.dk tdc.dk stofanet.dk webspeed.dk youmail.dk kolumbus.fi luukku.com suomi24.fi elisanet.fi saunalahti.fi welho.com pp.inet.fi inet.fi netti.fi simnet.is`,
  poland:
    'wp.pl onet.pl o2.pl interia.pl interia.eu poczta.fm poczta.onet.pl op.pl vp.pl gazeta.pl tlen.pl go2.pl buziaczek.pl spoko.pl autograf.pl',
  portugal: 'sapo.pt iol.pt clix.pt netcabo.pt mail.pt aeiou.pt portugalmail.pt',
  romaniaAndBalkans:
    'abv.bg mail.bg dir.bg gbg.bg net.hr inet.hr vip.hr siol.net t-2.net amis.net eunet.rs sbb.rs ptt.rs home.ro mail.ro',
  russiaAndNeighbours: `mail.ru inbox.ru list.ru bk.ru internet.ru xmail.ru yandex.ru yandex.com ya.ru yandex.by yandex.kz yandex.ua narod.ru rambler.ru lenta.ru autorambler.ru myrambler.ru ro.ru
    pochta.ru nm.ru hotbox.ru nxt.ru ukr.net i.ua meta.ua bigmir.net email.ua online.ua tut.by mail.kz`,
  spainAndLatinAmerica: `telefonica.net terra.es movistar.es ono.com ya.com wanadoo.es orange.es euskalnet.net jazzfree.com terra.com.mx prodigy.net.mx prodigy.net hotmail.com.mx
    fibertel.com.ar arnet.com.ar speedy.com.ar ciudad.com.ar infovia.com.ar cantv.net une.net.co vtr.net entelchile.net adinet.com.uy`,
  southAfrica: 'mweb.co.za webmail.co.za telkomsa.net vodamail.co.za iafrica.com absamail.co.za',
  southEastAsia:
    'singnet.com.sg pacific.net.sg streamyx.com tm.net.my pldtdsl.net telkom.net plasa.com cbn.net.id hinet.net seed.net.tw netvigator.com pchome.com.tw',
  switzerland: 'bluewin.ch gmx.ch hispeed.ch sunrise.ch swissonline.ch freesurf.ch bluemail.ch',
  turkey: 'mynet.com ttmail.com superonline.com ttnet.net.tr windowslive.com.tr',
  unitedKingdomAndIreland: `btinternet.com btopenworld.com bt.com talktalk.net talk21.com sky.com virginmedia.com virgin.net ntlworld.com blueyonder.co.uk tiscali.co.uk
    o2.co.uk orange.net plus.net plusnet.com freeserve.co.uk fsmail.net supanet.com zen.co.uk eircom.net indigo.ie iol.ie`,
  unitedStates: `comcast.net xfinity.com verizon.net att.net sbcglobal.net bellsouth.net pacbell.net ameritech.net swbell.net prodigy.com flash.net nvbell.net snet.net cox.net charter.net spectrum.net twc.com
    rr.com roadrunner.com brighthouse.com bresnan.net optonline.net optimum.net earthlink.net mindspring.com frontier.com frontiernet.net windstream.net centurylink.net centurytel.net embarqmail.com q.com qwest.net
    suddenlink.net mediacombb.net cableone.net wowway.com hughes.net peoplepc.com compuserve.com cs.com tds.net gci.net alltel.net ptd.net rcn.com`,
  arabWorld: 'maktoob.com emirates.net.ae eim.ae batelco.com.bh qatar.net.qa link.net menara.ma',
  iran: 'chmail.ir mihanmail.ir iran.ir',
};

export const freeMailDomains: ReadonlySet<string> = new Set(
  Object.values(lists).flatMap((list) => list.split(/\s+/).filter(Boolean)),
);
