"""Words by which pages in ten languages mark what is not their content."""

# Headings that announce other stories, whatever follows: "Related articles", "Más leídas", "関連記事".
STORY_HEADINGS = (
    r"(?:related|recommended|popular|trending|most[- ]read|most popular|most viewed|most shared|featured|latest"
    r"|recent|top"
    r"|similar|further|suggested)(?: [\w’'&-]+){0,2} (?:stories|story|articles?|posts?|news|headlines|reads?"
    r"|reading|links"
    r"|content|coverage|videos)(?: .{1,40})?",
    r"most[- ](?:read|popular|viewed|shared|commented)(?: (?:in|on|from|by|of|over|now|today|right now|this|last|and)"
    r"(?: .{1,40})?)?",
    r"(?:more|other)(?: [\w.’'&-]+){0,3} (?:stories|articles|headlines|coverage|posts)(?: .{1,60})?",
    r"(?:more|also|other stories) (?:from|by) (?:[\w.’'&-]+ ?){1,5}",
    r"(?:you (?:may|might) (?:also )?(?:like|enjoy|be interested in)|also (?:of interest|read)|read (?:next|also"
    r"|this next)"
    r"|up next|what to read next|don[’']t miss|recommended for you|editor[’']?s?[’']? (?:picks|choice)"
    r"|trending(?: now)?)",
    r"[\w ]{0,30}\b(?:access|article|story|reader|readers|news) (?:ranking|rankings|top \d{1,2})",
    r"(?:artículos|noticias|notas|contenidos?|entradas) (?:relacionad[oa]s?|recomendad[oa]s?|destacad[oa]s?|populares"
    r"|similares|más .{2,12})|(?:lo |las |los )?más (?:leíd[oa]s?|vist[oa]s?|popular(?:es)?"
    r"|compartid[oa]s?)(?: .{1,30})?"
    r"|(?:también )?te puede(?:n)? interesar|otras noticias(?: .{1,30})?|más noticias(?: .{1,30})?|lea también",
    r"(?:articles?|contenus|sujets|actualités) (?:lié[e]?s|similaires|connexes|recommandé[e]?s|populaires)"
    r"|sur le même (?:sujet|thème)"
    r"|à lire (?:aussi|également|ensuite)|les plus (?:lus|lues|populaires|consultés|partagés)(?: .{1,30})?"
    r"|(?:nos )?autres articles(?: .{1,30})?"
    r"|(?:vous aimerez aussi|dans la même rubrique)",
    r"(?:meist|meist ?)gelesen(?:e .{1,30})?|(?:verwandte|ähnliche|weitere|beliebte|empfohlene|passende) (?:artikel"
    r"|beiträge|themen"
    r"|meldungen|nachrichten)(?: .{1,30})?|mehr zum thema|mehr aus .{1,30}|lesen sie auch|das könnte (?:sie|dich"
    r"|ihnen) (?:auch )?(?:interessieren|gefallen)"
    r"|auch interessant",
    r"(?:articoli|notizie) (?:correlat[ie]|simili|consigliat[ie]|recenti|popolari)|(?:i |le )?più (?:lett[ie]"
    r"|vist[ie]|popolari)(?: .{1,30})?"
    r"|leggi anche|potrebbe(?:ro)? interessarti(?: anche)?|altre notizie(?: .{1,30})?",
    r"(?:notícias|matérias|artigos|conteúdos?) (?:relacionad[oa]s?|recomendad[oa]s?|semelhantes|populares)|(?:as "
    r"|os )?mais (?:lid[oa]s?|vist[oa]s?"
    r"|popular(?:es)?)(?: .{1,30})?|leia (?:também|mais)|veja também|outras notícias(?: .{1,30})?|você pode gostar",
    r"(?:gerelateerde|aanbevolen|populaire|meer) (?:artikelen|berichten|verhalen)|lees (?:ook|verder)"
    r"|(?:het )?meest gelezen|meer (?:over|uit) .{1,30}",
    r"(?:похожие|другие|популярные|рекомендуемые|связанные|последние) (?:статьи|новости|материалы|публикации)"
    r"|читайте (?:также|ещё)"
    r"|самое (?:читаемое|популярное)|по теме",
    r"関連(?:記事|ニュース|リンク|トピックス)|(?:アクセス|人気記事|記事|ニュース)?ランキング|(?:おすすめ|人気|最新|注目)の?(?:記事|ニュース)|よく読まれている記事|あわせて読みたい",
    r"(?:相关|推荐|热门|最新|更多|相關|推薦|熱門)(?:阅读|文章|新闻|报道|閱讀|新聞|報導)|猜你喜欢|延伸(?:阅读|閱讀)|(?:热门|點擊|点击)?排行榜?",
    r"(?:관련|인기|추천|최신) ?(?:기사|뉴스)|많이 본 (?:뉴스|기사)",
)

# A line that begins like this and goes on as a headline is a link to another story.
TEASERS = (
    r"(?:more|read more|read also|also read|read next|related|see also|must[- ]read|in case you missed it|icymi"
    r"|don[’']t miss"
    r"|watch(?: now| live)?|listen(?: now)?|related (?:story|stories|article|articles|coverage|video))",
    r"(?:lea también|lee también|le puede interesar|te puede interesar|más información|vea también)",
    r"(?:lire aussi|à lire aussi|voir aussi|lire également)|(?:lesen sie auch|mehr dazu|siehe auch|mehr zum thema)",
    r"(?:leggi anche|vedi anche|leia (?:também|mais)|veja também|lees ook|читайте также|関連記事|相关阅读|관련 기사)",
)

# Whole lines that are buttons or notices, wherever they stand.
BUTTONS = frozenset(
    """advertisement|advertisements|advertisement continue reading below|story continues below advertisement
    |continue reading|article continues below|sponsored|sponsored content|promoted content|read more
    |read more here|read full article|read the full story here|read the whole story here|read the full story
    |click here|click here to read more|learn more|show more|load more|view more|view all|see all|see more
    |skip to content|skip to main content|skip navigation|skip to navigation|share this|share this article
    |share this story|share this page|share on facebook|share on twitter|share on x|share on linkedin
    |share via email|email this|print this|print this page|copy link|link copied|tweet this|post a comment
    |leave a comment|leave a reply|view comments|show comments|add a comment|join the conversation|sign in
    |log in|sign up|create account|my account|subscribe|subscribe now|subscribe today|subscribe here
    |accept all cookies|accept cookies|reject all|cookie policy|cookie settings|manage cookies|privacy policy
    |terms of use|terms of service|terms and conditions|terms & conditions|do not sell my personal information
    |back to top|return to top|go to top|publicidad|leer más|seguir leyendo|ver más|compartir
    |compartir en facebook|suscríbete|suscribirse|iniciar sesión|aviso legal|política de privacidad
    |política de cookies|volver arriba|publicité|lire la suite|en savoir plus|partager|partager sur facebook
    |s'abonner|s’abonner|abonnez-vous|se connecter|mentions légales|politique de confidentialité|retour en haut
    |haut de page|anzeige|werbung|weiterlesen|mehr lesen|mehr erfahren|artikel teilen|jetzt abonnieren
    |abonnieren|anmelden|impressum|datenschutz|datenschutzerklärung|nach oben|pubblicità|leggi tutto
    |continua a leggere|condividi|abbonati|accedi|torna su|publicidade|continua após a publicidade
    |continue lendo|ler mais|compartilhar|compartilhe|assine|advertentie|lees meer|deel dit artikel|реклама
    |читать далее|читать полностью|поделиться|подписаться|войти|広告|スポンサーリンク|続きを読む
    |もっと見る|シェアする|ツイート|ページの先頭へ|ページトップへ|トップへ戻る|プライバシーポリシー|利用規約|广告|阅读全文|阅读更多|分享到|分享|返回顶部|廣告|광고|더보기
    |공유하기""".replace("\n    ", "").split("|")
)

# Of these, the ones that manuals and terms of use have as headings of their own text.
HEADINGS = frozenset(
    """privacy policy|cookie policy|cookie settings|terms of use|terms of service|terms and conditions
    |terms & conditions|sign in|log in|sign up
    |create account|my account|subscribe|learn more|accept cookies|manage cookies|aviso legal
    |política de privacidad|política de cookies|iniciar sesión|suscribirse|mentions légales|politique de confidentialité
    |se connecter|s'abonner|s’abonner|impressum|datenschutz|datenschutzerklärung|anmelden|abonnieren|publicité
    |werbung|anzeige|publicidad|accedi|abbonati|assine|войти|подписаться|реклама
    |プライバシーポリシー|利用規約|広告|广告|廣告|광고""".replace("\n    ", "").split("|")
)

# Labels that are furniture only in company: a menu, a row of share buttons, a trail of crumbs.
MENU = frozenset(
    """home|homepage|news|world|politics|business|economy|sport|sports|opinion|culture|entertainment|lifestyle
    |technology|tech|science|health|travel|weather|video|videos|photos|podcasts|about|about us|contact
    |contact us|search|menu|login|log in|sign in|register|sign up|subscribe|newsletter|newsletters|careers|jobs
    |help|faq|sitemap|site map|press|press room|press releases|press release|media|events|archive|archives|blog
    |shop|cart|facebook|twitter|x|instagram|linkedin|youtube|whatsapp|telegram|pinterest|reddit|threads|bluesky
    |tiktok|rss|email|e-mail|print|share|tweet|copy link|save|like|comments|privacy|privacy policy|cookies|terms
    |terms of use|accessibility|advertise|feedback|language|english|français|deutsch|español|italiano|日本語|中文
    |русский|inicio|noticias|política|economía|deportes|contacto|buscar|accueil|actualités|politique|économie
    |recherche|startseite|nachrichten|politik|wirtschaft|kultur|kontakt|suche|über uns|notizie|cronaca|economia
    |contatti|cerca|início|notícias|esportes|contato|nieuws|politiek|zoeken|главная|новости|политика|контакты
    |поиск|ホーム|トップ|ニュース|政治|経済|国際|スポーツ|お問い合わせ|検索|首页|新闻|联系我们|搜索|홈|뉴스|정치|검색""".replace(
        "\n    ", ""
    ).split("|")
)

RIGHTS = (
    r"all rights reserved|todos los derechos reservados|tous droits réservés|alle rechte vorbehalten"
    r"|tutti i diritti riservati"
    r"|todos os direitos reservados|alle rechten voorbehouden|все права защищены"
    r"|無断転載|無断複製|版权所有|版權所有|무단 ?전재"
)
