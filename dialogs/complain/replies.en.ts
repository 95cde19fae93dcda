/** What the bot says in English while a complaint is made. Button labels have at most 20 characters. */
import type { vi } from './replies.vi.ts'

export const en: typeof vi = {
  grounds: {
    delay: 'Late, delayed',
    attitude: 'Rude manner',
    harassment: 'Obstruction',
    extra_paperwork: 'Extra paperwork',
    bribery: 'Bribe or gift asked',
    overcharge: 'Wrong fee',
    buck_passing: 'Passing the buck',
    discipline: 'Absent, misconduct',
    online_system: 'Online system fault',
    other: 'Something else',
  },
  confidentialities: { named: 'Say who I am', confidential: 'Keep me hidden', anonymous: 'Anonymous' },
  skip: 'Skip',
  noted: 'What you just said was added.',

  about: {
    where:
      'A complaint about how an office or an official served you can be sent right here; you get a code and a day by which you are answered.\nKhiếu nại (asking to review a decision or act that affects you) and tố cáo (reporting that someone broke the law) need a signed letter, or must be told in person where citizens are received. Khiếu nại goes to the office that decided; tố cáo to the head of the office that manages the person.',
    whoSees:
      'Here you choose: let it be known who you are, keep your identity from those who handle it (you are still answered), or anonymous (nothing is kept that tells who sent it, no answer is promised). The office and the official complained of cannot see a complaint about an official in the system.\nTố cáo needs your name and signature; the law forbids revealing name and address of whoever sends it.',
    howLong:
      'Each complaint has a day by which it is answered: you are told before you send it, and get the answer here. With its code you can see how it stands.',
    cost: 'Sending a complaint is free. Whoever asks for money to take or handle one acts against the rules.',
    difference:
      'A complaint (phản ánh) reports delay, trouble or poor service; it can be sent here.\nKhiếu nại asks to review a decision or act that affects you.\nTố cáo reports that someone broke the law.\nThe last two need a signed letter, or must be told in person where citizens are received.',
    offer: 'To complain, choose «Make a complaint». You can still check it before it is sent.',
    begin: 'Make a complaint',
  },

  ground: {
    asksAt: (unit) =>
      `Your complaint is about ${unit}. If it is another office, you can correct that before sending.\n\nWhat is your complaint about? Choose one, or say in a few words what happened.`,
    asks: 'What is your complaint about? Choose one, or say in a few words what happened.',
    again: 'That is not clear yet. Please choose one of these. If none fits, choose “Something else”.',
  },

  story: {
    asks: 'Please say what happened, where and when. You may send several messages and photos. When finished, send “Done”.\n\nPlease send no photo of an identity paper.',
    soFar: (story) => `Noted so far:\n“${story}”\n\nSend more if you wish. When it is enough, send “Done”.`,
    noted: 'Noted. Send more, or “Done”.',
    full: 'Noted up to 10,000 characters; what is longer cannot be kept. Send “Done” to go on.',
    tooManyFiles:
      'Noted, except the files beyond the limit: 10 files for a complaint, 60 a day, photos included. Send “Done” when finished.',
    identityPaper:
      'Please send no photo of an identity paper here. That file is not kept with the complaint. Go on in words, or send “Done”.',
    tooShort: 'Please say a little more: what happened, where and when. A few short sentences will do.',
    noWords: 'That could not be read. Please write a few sentences: what happened, where and when.',
    rude: 'We understand that you are upset. Please say what happened: who did what, where and when, so that the office can look into it.',
    done: 'Done',
    anew: 'Start over',
    lateDossier: (code, days) =>
      days > 0 ? `Dossier ${code} is ${days} working days past its due date.` : `Dossier ${code} is late.`,
  },

  files: {
    noted: 'Your photos and files are noted.',
    identityPaper: 'Please send no photo of an identity paper here. That file is not kept.',
    tooMany: 'That file is not kept: 10 files at most for a complaint, 60 a day, photos included.',
  },

  fileFailed: {
    kinds: { image: 'photo', video: 'video', audio: 'recording', file: 'file' },
    why: {
      large:
        'it is too large. Videos may have up to 25 MB (please film a shorter one), photos, recordings and other files 10 MB.',
      type: 'this kind of file is not taken here. Please send photos, recordings, videos, PDF, Word or Excel.',
      damaged: 'it cannot be opened.',
      lost: 'it did not arrive.',
    },
    telling: (what, why) => `Your ${what} could not be kept: ${why}\n\nPlease send it again right here.`,
    filed: (code, what, why) =>
      `The ${what} that you sent with complaint ${code} could not be kept: ${why}\n\nPlease choose “Send it again”, then send it here.`,
    again: 'Send it again',
  },

  unit: {
    asks: 'At which office did it happen? Send the name of the ward, commune, department or counter.',
    noted: 'What you just said was added. At which office did it happen?',
    isIt: (name) => `Do you mean ${name}? If not, send the name of the office.`,
    yes: 'Yes',
    which: 'Which of these offices do you mean? If it is none, send the name again.',
    again:
      'No such office was found. Please send the name again, for example of the ward or commune. If you are not sure, choose “Not sure”; the complaint will still find its way.',
    unknown: 'Not sure',
  },

  dossier: {
    asks: 'Is it about a dossier? If so, send the code on the receipt slip. If not, choose “Skip”.',
    again:
      'No dossier code was found in that message. It is on the receipt slip, like H99.12-261102-0001. Without one choose “Skip”.',
    noted: 'What you just said was added. Is there a dossier code? If not, choose “Skip”.',
    unknown: (code) =>
      `There is no dossier ${code}. Please check the code and send it again, keep it as it is, or skip.`,
    keep: 'Keep this code',
  },

  official: {
    asks: 'Do you know the name, counter or work of the person concerned? For example: the lady at counter 3. If not, choose “Skip”.',
    noted:
      'What you just said was added. Do you know the name, counter or work of the person concerned? If not, choose “Skip”.',
    again:
      'Please write the name, counter or work of the person concerned. If you do not know, choose “Skip”.',
  },

  amount: {
    asks: 'How much money was it? For example: 500k. If you do not remember or it was no money, choose “Skip”.',
    again:
      'The amount is not clear. Please write it like “500k” or “2 triệu”. If you do not remember, choose “Skip”.',
  },

  confidentiality: {
    asks: 'How do you want to send it?',
    goesTo: (handler) => `It goes to: ${handler}.`,
    outOfChain: 'The office and the person complained of cannot see it in the system.',
    explained: {
      named: '• Say who I am: those who handle it may know who you are. You will be answered.',
      confidential:
        '• Keep me hidden: those who handle it read the words and do not learn who sent them. You will be answered.',
      anonymous:
        '• Anonymous: nothing is kept that tells who you are. It is kept as a signal for inspection; no answer is promised.',
    },
    dossierTells:
      'Note: a dossier code tells whose dossier it is. To be safer you can drop it at the next step. In an anonymous complaint the code is sealed and its handlers do not see it.',
    storyTells:
      'Your words mention a dossier code, and those who handle it read them. To stay anonymous, change the text at the next step.',
    recordingTells:
      'Note: your own voice or picture in a file may tell who you are. To stay hidden, take the files out at the next step: choose “Change”, then “Take out files”.',
    askedToHide: 'You asked that your name be hidden. Please choose “Keep me hidden” or “Anonymous”.',
    again:
      'Please choose one of the three below. If you are worried, choose “Keep me hidden” or “Anonymous”.',
  },

  summary: {
    heading: 'Please check before sending:',
    ground: (words) => `• About: ${words}`,
    story: (words) => `• What happened: “${words}”`,
    storyCut: (letters) => `(and more; all ${letters} characters are sent)`,
    files: (count) => `• Files: ${count}`,
    unit: (name) => `• Office: ${name ?? 'not sure'}`,
    dossier: (code) => `• Dossier: ${code}`,
    official: (words) => `• Person concerned: ${words}`,
    amount: (vnd) => `• Amount: ${vnd} đồng`,
    heard: {
      noMoney: '• Understood: money or gifts were asked for (if not so, choose “Change”)',
      noThreat: '• Understood: threats or retaliation (if not so, choose “Change”)',
    },
    confidentiality: (words) => `• Sent as: ${words}`,
    goesTo: (handler) => `• Goes to: ${handler}`,
    due: (day) => `• Answer due: by the end of ${day}`,
    noPromise: 'For an anonymous complaint no answer is promised.',
    whatItIs:
      'This is a complaint in the sense of phản ánh, kiến nghị. It is no khiếu nại or tố cáo under the law: those need a signed letter or a visit to the citizens’ reception.',
    denunciation:
      'You spoke of a denunciation or a lawsuit. This message cannot replace one. If you want that, send a signed letter to the head of the body that manages the person, or go to the citizens’ reception. This complaint is looked into all the same.',
    consent:
      'By choosing “Send complaint” you agree to send these data so that the office can look into it and answer you, and for nothing else. To see or erase them later, send “my data”.',
    consentAnonymous: 'By choosing “Send complaint” you agree to send these data for inspection.',
    protection:
      'Understood: you are threatened or punished for this, so the complaint is marked as urgent. In immediate danger call the police, 113, or go to the nearest police station.',
    recordingTells:
      'A recording or video is attached: your voice or picture may tell who you are. To stay hidden, choose “Change”, then “Take out files”.',
    heardOut: {
      noMoney: 'The line about money or gifts is removed. Your own words are unchanged.',
      noThreat: 'The line about threats is removed. Your own words are unchanged.',
    },
    addedSince:
      'The complaint is not sent yet. What you wrote since is now part of it. Please read it before sending.',
    filesOut: 'The files are taken out. To keep one of them, please send it again here.',
    danger:
      'If someone is in danger, call at once 113 (police), 114 (fire and rescue) or 115 (ambulance). Do not wait for the answer to this complaint.',
    send: 'Send complaint',
    fix: 'Change',
    cancel: 'Cancel',
    again: 'Please send “Send” to send it, “Change” to change something, or “Cancel”.',
    fixWhat: 'What do you want to change?',
    nothingToFix: 'Nothing more',
    parts: {
      ground: 'Subject',
      story: 'What happened',
      unit: 'Office',
      dossier: 'Dossier code',
      official: 'Person concerned',
      amount: 'Amount',
      confidentiality: 'How it is sent',
      files: 'Take out files',
      noMoney: 'No money was asked',
      noThreat: 'No threats were made',
    },
  },

  filed: {
    code: (code) => `The complaint is sent. Tracking code: ${code}`,
    due: (day) => `The office will answer you here by the end of ${day}.`,
    goesTo: (handler) => `It went to ${handler}.`,
    signal: 'An anonymous complaint is kept as a signal for inspection. No answer is promised.',
    next: 'If more must be known, you will be asked here. When it is answered you can say whether you are content or want it looked at again.',
    secret: (digits) =>
      `Receipt secret: ${digits}\n\nTake a screenshot or write it down now. It is told only once and opens the complaint from another phone. Give it to nobody.`,
    secretAnonymous: (digits) =>
      `Receipt secret: ${digits}\n\nTake a screenshot or write it down now. It is told only once. As the complaint is anonymous, only the tracking code together with this secret opens it.`,
    failed: 'The complaint could not be kept and nothing was sent. Please send it again in a few minutes.',
    follow: 'Follow it',
  },
}
