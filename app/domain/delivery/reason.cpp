// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/delivery/reason.h"

namespace paperround::reason {

const QStringList &all()
{
    static const QStringList list{OptedOut,
                                  BotsExcluded,
                                  NoUser,
                                  NotNamedUser,
                                  BadNamespace,
                                  NamespaceNotAllowed,
                                  BadTitle,
                                  Duplicate,
                                  InterwikiRedirect,
                                  DoubleRedirect,
                                  LiquidThreads,
                                  FlowBoard,
                                  ContentModel,
                                  Cancelled,
                                  Expired,
                                  SamePerson,
                                  OutsideFarm,
                                  Renamed,
                                  ClosedWiki,
                                  Excluded,
                                  Protected,
                                  Refused,
                                  FilterDisallowed,
                                  FilterWarning,
                                  SpamBlacklist,
                                  Captcha,
                                  TooBig,
                                  PageTooBusy,
                                  PartialBlock,
                                  Posted,
                                  Observed,
                                  Found,
                                  NotApplied,
                                  Claimed,
                                  HandedOver,
                                  NoAnswer,
                                  Conflict,
                                  Interrupted,
                                  WikiTrouble,
                                  PersonDecides,
                                  NoPermission};
    return list;
}

} // namespace paperround::reason
