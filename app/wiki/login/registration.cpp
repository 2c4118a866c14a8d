// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/login/registration.h"
#include "wiki/login/loopbacklistener.h"

#include <QUrlQuery>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

// What the program asks for and why is said in the wizard: edit pages, make missing talk pages, and the grant
// that carries the right massmessage and the higher limits.
QStringList neededGrants()
{
    return {u"basic"_qs, u"editpage"_qs, u"createeditmovepage"_qs, u"highvolume"_qs};
}

QUrl specialPage(const QUrl &api)
{
    QUrl url = api.resolved(QUrl(u"index.php"_qs));
    QUrlQuery query;
    query.addQueryItem(u"title"_qs, u"Special:OAuthConsumerRegistration/propose/oauth2"_qs);
    url.setQuery(query);
    return url;
}

// HTMLForm takes a field's value from "wp" + its name, a list as "wpname[]"; a matrix of boxes, as the grants
// are, only where the query also says that it is the form's own. Nothing is sent by that: only a POST
// submits.
QUrl prefilled(const QUrl &form, const QList<RegistrationField> &fields)
{
    QUrlQuery query(form);
    query.addQueryItem(u"wpFormIdentifier"_qs, {});
    const auto add = [&query](const QString &name, const QString &value) {
        query.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
    };
    for (const RegistrationField &field : fields) {
        const bool matrix = field.name == u"grants"_s;
        const bool list = matrix || field.name == u"oauth2GrantTypes"_s;
        for (const QString &value : field.values)
            add(u"wp"_qs + field.name + (list ? u"[]"_qs : QString()), matrix ? u"grant-"_qs + value : value);
    }
    QUrl url = form;
    url.setQuery(query);
    return url;
}

} // namespace

Registration registrationFor(const FarmProfile &farm, const QUrl &api)
{
    Registration registration;
    registration.redirectUri = LoopbackListener::redirectUri(farm.oauthRedirectPort);
    registration.fields = {
        {u"name"_qs, {u"Paper Round"_qs}},
        {u"version"_qs, {QStringLiteral(PAPERROUND_VERSION)}},
        {u"description"_qs, {u"Delivers newsletters to talk pages from the desktop."_qs}},
        {u"callbackUrl"_qs, {registration.redirectUri}},
        {u"wiki"_qs, {u"*"_qs}},
        {u"oauth2IsConfidential"_qs, {u"0"_qs}}, // A desktop program cannot keep a secret.
        {u"oauth2GrantTypes"_qs, {u"authorization_code"_qs, u"refresh_token"_qs}},
        {u"granttype"_qs, {u"normal"_qs}},
        {u"grants"_qs, neededGrants()},
    };
    registration.plainForm = specialPage(api);
    registration.form = prefilled(registration.plainForm, registration.fields);
    return registration;
}

} // namespace paperround
