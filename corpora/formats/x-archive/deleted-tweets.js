window.YTD.deleted_tweets.part0 = [
  {
    "tweet": {
      "retweeted": false,
      "source": "<a href=\"https://mobile.example\" rel=\"nofollow\">Harbour App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "40"
      ],
      "favorite_count": "2",
      "id_str": "2706422577068244993",
      "truncated": false,
      "retweet_count": "0",
      "id": "2706422577068244993",
      "created_at": "Wed Apr 16 09:00:00 +0000 2031",
      "favorited": false,
      "full_text": "I have the key, and you will not get it.",
      "lang": "en",
      "deleted_at": "Wed Apr 16 09:04:10 +0000 2031"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "source": "<a href=\"https://mobile.example\" rel=\"nofollow\">Harbour App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "11"
      ],
      "favorite_count": "2",
      "id_str": "2706425093650644993",
      "truncated": false,
      "retweet_count": "0",
      "id": "2706425093650644993",
      "created_at": "Wed Apr 16 09:10:00 +0000 2031",
      "favorited": false,
      "full_text": "Never mind.",
      "lang": "en"
    }
  }
]