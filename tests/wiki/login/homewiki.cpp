// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/login/homewiki.h"
#include "wiki/http/httpclient.h"

#include <QCoroTask>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

namespace {

struct Finder
{
    static Task<QUrl> find(int *asked, QString host)
    {
        ++*asked;
        co_return QUrl(u"https://%1/found/api.php"_s.arg(host));
    }
};

} // namespace

class TestHomeWiki : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsItsApiOnce();
};

void TestHomeWiki::findsItsApiOnce()
{
    int asked = 0;
    FarmProfile farm;
    farm.home = u"home.example"_s;
    const auto home =
        std::make_shared<HomeWiki>(farm, HttpClient::create(), QByteArray(),
                                   [&asked](const QString &host) { return Finder::find(&asked, host); });
    for (int i = 0; i < 3; ++i)
        QCOMPARE(QCoro::waitFor(home->api()).value(), QUrl(u"https://home.example/found/api.php"_s));
    QCOMPARE(QCoro::waitFor(home->rest(u"/oauth2"_s)).value(),
             QUrl(u"https://home.example/found/rest.php/oauth2"_s));
    QCOMPARE(asked, 1);
}

QTEST_GUILESS_MAIN(TestHomeWiki)
#include "homewiki.moc"
