window.YTD.tweet.part0 = [
 {
  "source": "Harbour App",
  "id_str": "1050118620018900995",
  "created_at": "Wed Oct 10 20:19:24 +0000 2018",
  "full_text": "First lamp of the autumn.",
  "entities": {
   "urls": []
  },
  "lang": "en"
 },
 {
  "source": "Harbour App",
  "id_str": "1050481007884500995",
  "created_at": "Thu Oct 11 20:19:24 +0000 2018",
  "full_text": "Second lamp.",
  "entities": {
   "urls": []
  },
  "lang": "en"
 }
]